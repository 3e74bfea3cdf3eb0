package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Good manifests and what can be done wrong with them: {@code bad-manifests.yaml}. Each mistake is a replacement of text, so
 * that the table shows what a person would write.
 */
public final class BadManifests {

    private static final JsonNode TABLE = read();

    private BadManifests() {}

    /** Every row of the table. */
    public static List<BadManifest> all() {
        var rows = new ArrayList<BadManifest>();
        TABLE.path("mistakes").forEach(row -> rows.add(row(row)));
        return List.copyOf(rows);
    }

    /** The rows that one side refuses. */
    public static List<BadManifest> of(BadManifest.Where where) {
        return all().stream().filter(row -> row.where() == where).toList();
    }

    /** The manifest without a mistake: experiment or trial. */
    public static String good(String base) {
        return TABLE.path("good").path(base).asText();
    }

    private static BadManifest row(JsonNode row) {
        String name = row.path("name").asText();
        String yaml = replace(good(row.path("base").asText("experiment")), row, name);
        if (row.has("also")) {
            yaml = replace(yaml, row.path("also"), name);
        }
        return new BadManifest(
                name,
                yaml,
                row.path("path").asText(),
                row.path("sentence").asText(),
                BadManifest.Where.valueOf(row.path("where").asText("server").toUpperCase(Locale.ROOT)));
    }

    private static String replace(String yaml, JsonNode change, String name) {
        String right = change.path("replace").asText();
        int at = yaml.indexOf(right);
        if (right.isEmpty() || at < 0 || yaml.indexOf(right, at + 1) >= 0) {
            throw new IllegalStateException(name + ": the text to replace must stand exactly once: " + right);
        }
        return yaml.replace(right, change.path("with").asText());
    }

    private static JsonNode read() {
        try (var in = BadManifests.class.getResourceAsStream("bad-manifests.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
