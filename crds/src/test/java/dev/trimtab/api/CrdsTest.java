package dev.trimtab.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed CRDs are what the Java types say. {@code -Dcrds.update=true} writes them. */
class CrdsTest {

    private static final List<Path> FOLDERS =
            List.of(Path.of("src/main/resources/crds"), Path.of("../helm/trimtab/files/crds"));

    @TempDir
    static Path scratch;

    static Map<String, String> generated;

    @BeforeAll
    static void generate() throws IOException {
        generated = CrdFiles.generate(scratch);
        if (Boolean.getBoolean("crds.update")) {
            for (Path folder : FOLDERS) {
                Files.createDirectories(folder);
                for (var file : generated.entrySet()) {
                    Files.writeString(folder.resolve(file.getKey()), file.getValue());
                }
            }
        }
    }

    @Test
    void theCommittedFilesAreWhatTheTypesSay() throws IOException {
        assertThat(generated).hasSize(2);
        for (Path folder : FOLDERS) {
            for (var file : generated.entrySet()) {
                assertThat(folder.resolve(file.getKey())).hasContent(file.getValue());
            }
        }
    }

    @Test
    void everyFieldIsDescribed() {
        var missing = new ArrayList<String>();
        generated.values().forEach(yaml -> {
            ObjectNode crd = Serialization.unmarshal(yaml, ObjectNode.class);
            JsonNode schema = crd.at("/spec/versions/0/schema/openAPIV3Schema");
            // Kubernetes allows no description there.
            ((ObjectNode) schema.path("properties")).remove("metadata");
            undescribed(schema, crd.at("/spec/names/kind").asText(), missing);
        });
        assertThat(missing).isEmpty();
    }

    private static void undescribed(JsonNode schema, String path, List<String> missing) {
        schema.path("properties").properties().forEach(property -> {
            String name = path + "." + property.getKey();
            if (!property.getValue().has("description")) {
                missing.add(name);
            }
            undescribed(property.getValue(), name, missing);
            undescribed(property.getValue().path("items"), name + "[]", missing);
            undescribed(property.getValue().path("additionalProperties"), name + "{}", missing);
        });
    }
}
