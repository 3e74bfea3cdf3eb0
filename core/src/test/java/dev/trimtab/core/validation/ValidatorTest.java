package dev.trimtab.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.api.v1alpha1.DoubleSpec;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.IntegerSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.validation.BadManifest.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidatorTest {

    private static final Validator VALIDATOR = new Validator();

    static List<BadManifest> badManifests() {
        return BadManifests.all();
    }

    static List<BadManifest> forTheOperator() {
        return BadManifests.of(Where.OPERATOR);
    }

    @ParameterizedTest
    @MethodSource("badManifests")
    void aMistakeIsToldWithItsPathSentenceAndLine(BadManifest bad) throws Exception {
        assertThat(VALIDATOR.problems(document(bad.yaml()))).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(bad.path());
            assertThat(problem.message()).contains(bad.sentence());
            assertThat(problem.line()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("forTheOperator")
    void whatTheOperatorSaysIsAlsoSaidOfTheTypedObject(BadManifest bad) throws Exception {
        Document document = document(bad.yaml());
        var problems = document.kind().equals("Trial")
                ? Semantics.problems(VALIDATOR.trial(document))
                : Semantics.problems(VALIDATOR.experiment(document));
        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(bad.path());
            assertThat(problem.message()).contains(bad.sentence());
        });
    }

    @Test
    void theTableIsLongAndItsNamesAreDistinct() {
        assertThat(BadManifests.all()).hasSizeGreaterThan(100);
        assertThat(BadManifests.all().stream().map(BadManifest::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"experiment", "trial"})
    void aGoodManifestHasNoProblem(String base) throws Exception {
        assertThat(VALIDATOR.problems(document(BadManifests.good(base)))).isEmpty();
    }

    @Test
    void theConstraintsOfTheDocumentationAreTaken() throws Exception {
        String document = Files.readString(Path.of("../docs/experiments.md"));
        int begin = document.indexOf("  constraints:\n");
        String constraints = document.substring(begin, document.indexOf("```", begin));

        assertThat(problems("  constraints: [{metric: memory_gib, min: 2, max: 38}]\n", constraints))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{random: {}}",
                "{sobol: {}}",
                "{grid: {}}",
                "{grid: {points: 7}}",
            })
    void everyAlgorithmIsTaken(String algorithm) throws Exception {
        assertThat(problems("algorithm: {sobol: {}}", algorithm.equals("{}") ? "" : "algorithm: " + algorithm))
                .isEmpty();
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfTheFile() throws Exception {
        String yaml = BadManifests.good("experiment")
                .replace("maxTrials: 40", "maxTrials: forty")
                .replace("min: 1e-5, max: 0.1", "min: 0.1, max: 1e-5")
                .replace("timeout: 10m", "timout: 10m");
        assertThat(VALIDATOR.problems(document(yaml)))
                .extracting(Problem::path)
                .containsExactly("spec.parameters[0].double", "spec.maxTrials", "spec.trial.timout");
    }

    @Test
    void aMisspeltFieldComesWithAGuess() throws Exception {
        assertThat(problems("parallelism: 4", "paralellism: 4"))
                .containsExactly(new Problem(
                        "spec.paralellism", "unknown field \"spec.paralellism\"; did you mean \"parallelism\"?", 25));
    }

    @Test
    void theLineIsThatOfTheFieldOrOfWhatIsAroundIt() throws Exception {
        assertThat(problems("seed: 7", "seed: -7")).extracting(Problem::line).containsExactly(23);
        assertThat(problems("min: 1e-5, ", "")).extracting(Problem::line).containsExactly(10);
        assertThat(problems("name: good\n", "name: Good\n"))
                .extracting(Problem::line)
                .containsExactly(4, 4);
    }

    @Test
    void linesCountFromTheTopOfTheFile() throws Exception {
        var documents = Documents.read("# two\n---\n" + BadManifests.good("trial") + "---\n"
                + BadManifests.good("trial").replace("seed: 3", "seed: -3"));
        assertThat(VALIDATOR.problems(documents.get(0))).isEmpty();
        assertThat(VALIDATOR.problems(documents.get(1)))
                .extracting(Problem::line)
                .containsExactly(19);
    }

    @Test
    void rulesAreNotEvaluatedWhereTheSchemaIsAlreadyBroken() throws Exception {
        assertThat(problems("min: 1e-5, max: 0.1", "min: small, max: -1"))
                .extracting(Problem::path)
                .containsExactly("spec.parameters[0].double.min");
    }

    @Test
    void numbersThatJsonCannotWriteAreRefused() throws Exception {
        assertThat(problems("max: 0.1, scale: Log", "max: .inf, scale: Log"))
                .extracting(Problem::path, Problem::message)
                .contains(org.assertj.core.groups.Tuple.tuple(
                        "spec.parameters[0].double.max", "Invalid value: +Inf: write a finite number"));
        assertThat(problems("backoffLimit: 0", "backoffLimit: .nan"))
                .extracting(Problem::path)
                .containsExactly("spec.trial.template.spec.backoffLimit");
    }

    @Test
    void aNumberTooLargeForItsFieldIsToldRatherThanThrown() throws Exception {
        assertThat(problems("maxFailedTrials: 3", "maxFailedTrials: 3000000000"))
                .extracting(Problem::path)
                .containsExactly("spec.maxFailedTrials");
    }

    @Test
    void aWrongTypeInMetadataIsTold() throws Exception {
        assertThat(problems("labels: {team: vision}", "labels: {team: 5}"))
                .extracting(Problem::path)
                .containsExactly("metadata.labels.team");
        assertThat(problems("  name: good\n", "  name: 5\n"))
                .extracting(Problem::path)
                .contains("metadata.name");
        assertThat(problems("metadata:\n  name: good\n  labels: {team: vision}", "metadata: good"))
                .extracting(Problem::path)
                .contains("metadata");
    }

    @Test
    void aNameIsRequiredOrTheBeginningOfOne() throws Exception {
        assertThat(problems("  name: good\n", ""))
                .contains(new Problem("metadata.name", "Required value: name or generateName is required", 3));
        assertThat(problems("  name: good\n", "  generateName: good-\n")).isEmpty();
        assertThat(problems("  name: good\n", "  generateName: Good-\n"))
                .extracting(Problem::path)
                .contains("metadata.generateName");
    }

    @Test
    void aMisspeltKindOrVersionIsTold() throws Exception {
        assertThat(problems("kind: Experiment", "kind: Experimnt"))
                .containsExactly(new Problem(
                        "kind",
                        "no matches for kind \"Experimnt\" in version \"trimtab.dev/v1alpha1\"; did you mean \"Experiment\"?",
                        2));
        assertThat(problems("trimtab.dev/v1alpha1", "trimtab.dev/v1"))
                .extracting(Problem::path)
                .containsExactly("apiVersion");
        assertThat(problems("trimtab.dev/v1alpha1", "trimtap.dev/v1alpha1"))
                .extracting(Problem::path)
                .containsExactly("apiVersion");
        assertThat(problems("kind: Experiment\n", "")).extracting(Problem::path).containsExactly("kind");
    }

    @Test
    void documentsOfOtherApisAreNoneOfOurBusiness() throws Exception {
        Document document = document("{apiVersion: v1, kind: ConfigMap, metadata: {name: x}, data: {a: b}}");
        assertThat(VALIDATOR.knows(document)).isFalse();
        assertThat(VALIDATOR.problems(document)).isEmpty();
    }

    @Test
    void aStatusInTheFileIsIgnoredAsTheApiServerDoes() throws Exception {
        Document document = document(BadManifests.good("experiment") + "status: {state: 5}\n");
        assertThat(VALIDATOR.problems(document)).isEmpty();
        assertThat(VALIDATOR.experiment(document).getStatus()).isNull();
    }

    @Test
    void defaultsAreFilledInAsTheSchemaSays() throws Exception {
        Experiment experiment = VALIDATOR.experiment(document("""
                apiVersion: trimtab.dev/v1alpha1
                kind: Experiment
                metadata: {name: small}
                spec:
                  objectives: [{metric: loss, goal: Minimize}]
                  parameters:
                  - {name: lr, double: {min: 0, max: 1}}
                  - {name: n, integer: {min: 1, max: 8, step: null}}
                  algorithm: {grid: {}}
                  seed:
                  trial:
                    metrics: {prometheus: {port: 80}}
                    template: {apiVersion: batch/v1, kind: Job}
                """));
        var spec = experiment.getSpec();
        assertThat(spec.objective().reduce()).hasToString("Last");
        assertThat(spec.parameters().get(0).doubleRange())
                .isEqualTo(new DoubleSpec(0.0, 1.0, DoubleSpec.Scale.Linear, null));
        assertThat(spec.parameters().get(1).integer()).isEqualTo(new IntegerSpec(1L, 8L, IntegerSpec.Scale.Linear, 1L));
        assertThat(spec.algorithm().grid().points()).isEqualTo(5);
        assertThat(List.of(spec.seed(), spec.maxTrials(), spec.parallelism(), spec.maxFailedTrials(), spec.suspend()))
                .isEqualTo(List.of(0L, 100, 1, 10, false));
        assertThat(spec.deadline()).isNull();
        assertThat(spec.trial().retries()).hasToString("RetriesSpec[onDisruption=5, onFailure=0]");
        assertThat(spec.trial().metrics().prometheus().path()).isEqualTo("/metrics");
        assertThat(spec.trial().metrics().prometheus().interval()).isEqualTo("5s");
        assertThat(spec.trial().timeout()).isNull();
    }

    @Test
    void aDefaultInsideADefaultIsFilledIn() throws Exception {
        Experiment experiment = VALIDATOR.experiment(document(BadManifests.good("experiment")
                .replace("metrics: {prometheus: {port: 8080, path: /metrics, interval: 5s}}", "")
                .replace("retries: {onDisruption: 2, onFailure: 1}", "retries: {onFailure: 2}")));
        assertThat(experiment.getSpec().trial().metrics().log()).isNotNull();
        assertThat(experiment.getSpec().trial().metrics().prometheus()).isNull();
        assertThat(experiment.getSpec().trial().retries()).hasToString("RetriesSpec[onDisruption=5, onFailure=2]");
    }

    @Test
    void everyDefaultOfTheSchemaIsFilledInAndNothingElse() throws Exception {
        Document document = document(BadManifests.good("trial").replace("  seed: 3\n", ""));
        JsonNode completed = VALIDATOR.completed(document);
        assertThat(completed.path("spec").properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("experiment", "parameters", "seed", "origin");
        TrialSpec spec = VALIDATOR.trial(document).getSpec();
        assertThat(spec.seed()).isZero();
        assertThat(spec.origin()).isEqualTo(TrialSpec.Origin.User);
    }

    @Test
    void everyRuleOfTheCrdsIsCel() {
        var rules = new Rules();
        VALIDATOR.schemas().values().forEach(schema -> compile(schema, rules));
    }

    private static void compile(Schema schema, Rules rules) {
        schema.rules().stream()
                .filter(rule -> !rule.isTransition())
                .forEach(rule -> assertThat(rules.program(rule)).isNotNull());
        schema.properties().values().forEach(field -> compile(field, rules));
        if (schema.items() != null) {
            compile(schema.items(), rules);
        }
        if (schema.values() != null) {
            compile(schema.values(), rules);
        }
    }

    private static List<Problem> problems(String right, String wrong) throws InvalidYamlException {
        String good = BadManifests.good("experiment");
        assertThat(good).containsOnlyOnce(right);
        return VALIDATOR.problems(document(good.replace(right, wrong)));
    }

    private static Document document(String yaml) throws InvalidYamlException {
        return Documents.read(yaml).getFirst();
    }
}
