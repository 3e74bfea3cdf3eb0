package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.operator.testkit.Cluster;
import dev.trimtab.operator.testkit.Examples;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.PodWatch;
import dev.trimtab.operator.testkit.TestNamespace;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we show to users works: every example runs, every YAML is taken, and every field explains itself. */
@OnCluster
class ExamplesIT {

    /** Fewer trials, to save time; an example that is not named here runs as it stands. */
    private static final Map<String, String> SHORTER = Map.of(
            "quickstart", "{\"maxTrials\": 5}",
            "conditional", "{\"maxTrials\": 10}",
            "gpu", "{\"maxTrials\": 10}",
            "pareto", "{\"maxTrials\": 10}");

    /** Its pods can be reached from within the cluster only: HelmIT runs it. */
    private static final String PROMETHEUS = "prometheus";

    static List<String> examples() {
        return Examples.names().stream()
                .filter(name -> !name.equals(PROMETHEUS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void runs(String example, TestNamespace namespace) {
        namespace.restricted();
        try (var pods = new PodWatch(namespace)) {
            Examples.apply(namespace, example, SHORTER.getOrDefault(example, "{}"));

            Experiment done = namespace.awaitState(example, "Complete");

            int trials = done.getSpec().maxTrials();
            assertThat(done.getStatus().trials().succeeded()).isEqualTo(trials);
            assertThat(namespace.trials()).hasSize(trials);
            assertThat(namespace.points().values()).doesNotHaveDuplicates();
            assertThat(done.getStatus().best().trial()).startsWith(example + "-");
            assertThat(pods.seen()).hasSize(trials);
            assertThat(pods.mostAtOnce()).isBetween(1, done.getSpec().parallelism());
            assertThat(done.getStatus().paretoFront())
                    .hasSizeGreaterThanOrEqualTo(done.getSpec().objectives().size() > 1 ? 1 : 0)
                    .allSatisfy(trial -> assertThat(trial.values())
                            .containsOnlyKeys(done.getSpec().objectives().stream()
                                    .map(ObjectiveSpec::metric)
                                    .toList()));
            if (example.equals("gpu")) {
                assertThat(pods.seen().values())
                        .allSatisfy(pod -> assertThat(pod.getSpec().getContainers())
                                .singleElement()
                                .satisfies(container -> assertThat(container
                                                .getResources()
                                                .getLimits()
                                                .get("nvidia.com/gpu")
                                                .getAmount())
                                        .isEqualTo("1")));
            }
        }
    }

    static Stream<Manifest> manifests() throws IOException {
        try (Stream<Path> files = Stream.of("../examples", "../docs", "../README.md", "../ARCHITECTURE.md")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(ExamplesIT::walk)) {
            return files.sorted().flatMap(ExamplesIT::manifestsIn).toList().stream();
        }
    }

    /** An Experiment or a Trial that stands in a file. */
    record Manifest(String place, String yaml) {
        @Override
        public String toString() {
            return place;
        }
    }

    private static Stream<Path> walk(Path root) {
        try {
            return Files.walk(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```ya?ml\\n(.*?)^\\1```");

    private static Stream<Manifest> manifestsIn(Path file) {
        String name = file.getFileName().toString();
        boolean yaml = name.endsWith(".yaml") && !name.equals("kustomization.yaml");
        if (!yaml && !name.endsWith(".md")) {
            return Stream.empty();
        }
        String text = read(file);
        List<String> blocks = yaml
                ? List.of(text)
                : BLOCK.matcher(text)
                        .results()
                        .map((MatchResult block) -> block.group(2).replaceAll("(?m)^" + block.group(1), ""))
                        .toList();
        var manifests = new ArrayList<Manifest>();
        blocks.stream()
                .flatMap(block -> Stream.of(block.split("(?m)^---$")))
                .filter(ExamplesIT::isOurs)
                .forEach(document -> manifests.add(new Manifest(file + " #" + (manifests.size() + 1), document)));
        return manifests.stream();
    }

    /** Whole objects only: a block that shows a few fields has no apiVersion or no spec. */
    private static boolean isOurs(String document) {
        if (!document.contains("trimtab.dev/")) {
            return false;
        }
        JsonNode object = Serialization.unmarshal(document, JsonNode.class);
        return object.path("apiVersion").asText().startsWith("trimtab.dev/") && object.has("spec");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theApiServerTakesEveryExperimentAndTrialInExamplesAndDocs(TestNamespace namespace) throws IOException {
        List<Manifest> manifests = manifests().toList();
        assertThat(manifests).hasSizeGreaterThanOrEqualTo(Examples.names().size());

        Map<String, String> refused = manifests.stream()
                .map(manifest -> Map.entry(manifest.place(), namespace.dryRun(manifest.yaml())))
                .filter(answer -> answer.getValue().exitCode() != 0
                        || answer.getValue().out().contains("Warning"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, answer -> answer.getValue().out()));

        assertThat(refused).isEmpty();
    }

    @Test
    void kubectlExplainsEveryField() {
        assertThat(explain("experiment.spec.parameters.double"))
                .contains("FIELDS:", "min\t", "max\t", "scale\t")
                .containsIgnoringCase("Log");
        assertThat(explain("experiment.spec.maxTrials")).contains("<integer>");
        assertThat(explain("exp.spec.trial.metrics.prometheus")).contains("port", "interval");
        assertThat(explain("trial.status.metrics")).contains("by the name of the metric");

        JsonNode schemas = Serialization.unmarshal(
                        Cluster.get()
                                .kubectl("get", "--raw", "/openapi/v3/apis/trimtab.dev/v1alpha1")
                                .orFail(),
                        JsonNode.class)
                .at("/components/schemas");
        var silent = new ArrayList<String>();
        for (String kind : List.of("Experiment", "Trial")) {
            JsonNode schema = schemas.path("dev.trimtab.v1alpha1." + kind);
            assertThat(schema.path("properties").has("spec")).isTrue();
            collectSilent(schema, kind, silent);
        }
        assertThat(silent).isEmpty();
    }

    private static String explain(String path) {
        return Cluster.get().kubectl("explain", path).orFail();
    }

    /** What `kubectl explain` would have nothing to say on: less than two words. */
    private static void collectSilent(JsonNode schema, String path, List<String> silent) {
        schema.path("properties").properties().forEach(property -> {
            String name = path + "." + property.getKey();
            String words = property.getValue().path("description").asText().strip();
            if (words.split("\\s+").length < 2) {
                silent.add(name + ": '" + words + "'");
            }
            collectSilent(property.getValue(), name, silent);
        });
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.path(inner).isObject()) {
                collectSilent(schema.path(inner), path, silent);
            }
        }
    }
}
