package dev.trimtab.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobTemplateTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final String SMALLEST = """
            apiVersion: batch/v1
            kind: Job
            spec: {template: {spec: {containers: [{name: main, image: busybox}]}}}""";

    @Test
    void whatTheTemplateLeavesOpenIsFilledInForATrial() {
        JsonNode job = render(SMALLEST, "{}");

        assertThat(job.at("/metadata/name").textValue()).isEqualTo("exp-7-2");
        assertThat(job.at("/spec/backoffLimit").intValue()).isZero();
        assertThat(job.at("/spec/backoffLimit").isInt()).isTrue();
        assertThat(job.at("/spec/podReplacementPolicy").textValue()).isEqualTo("Failed");
        assertThat(job.at("/spec/template/spec/restartPolicy").textValue()).isEqualTo("Never");
        assertThat(job.at("/kind").textValue()).isEqualTo("Job");
        assertThat(JobTemplate.mainContainer(job).path("image").textValue()).isEqualTo("busybox");
    }

    @Test
    void whatTheTemplateSaysStays() {
        JsonNode job = render("""
                metadata: {labels: {team: vision}}
                spec:
                  backoffLimit: 3
                  podReplacementPolicy: TerminatingOrFailed
                  template: {spec: {restartPolicy: OnFailure, containers: [{name: main}]}}""", "{}");

        assertThat(job.at("/metadata/labels/team").textValue()).isEqualTo("vision");
        assertThat(job.at("/spec/backoffLimit").intValue()).isEqualTo(3);
        assertThat(job.at("/spec/podReplacementPolicy").textValue()).isEqualTo("TerminatingOrFailed");
        assertThat(job.at("/spec/template/spec/restartPolicy").textValue()).isEqualTo("OnFailure");
    }

    @Test
    void everyAttemptHasItsOwnNameWhateverTheTemplateIsCalled() {
        assertThat(render("metadata: {name: mine}\nspec: {}", "{}")
                        .at("/metadata/name")
                        .textValue())
                .isEqualTo("exp-7-2");
    }

    @Test
    void theProcessFindsItsTrialInItsEnvironment() {
        JsonNode job = render(SMALLEST, "{\"weight-decay\": 0.001, \"batch\": 64, \"order\": [\"conv\", \"act\"]}");

        assertThat(environment(JobTemplate.mainContainer(job)))
                .containsExactly(
                        entry("TRIMTAB_EXPERIMENT", "exp"),
                        entry("TRIMTAB_TRIAL", "exp-7"),
                        entry("TRIMTAB_SEED", "42"),
                        entry("TRIMTAB_ATTEMPT", "2"),
                        entry("TRIMTAB_BUDGET", "9"),
                        entry(
                                "TRIMTAB_PARAMETERS",
                                "{\"weight-decay\":0.001,\"batch\":64,\"order\":[\"conv\",\"act\"]}"),
                        entry("TRIMTAB_PARAM_WEIGHT_DECAY", "0.001"),
                        entry("TRIMTAB_PARAM_BATCH", "64"),
                        entry("TRIMTAB_PARAM_ORDER", "conv,act"));
    }

    @Test
    void everyContainerHasTheEnvironment() {
        JsonNode pod = render("""
                spec:
                  template:
                    spec:
                      initContainers: [{name: fetch}]
                      containers: [{name: main}, {name: side}]""", "{\"lr\": 0.1}").at("/spec/template/spec");

        for (String place : List.of("/initContainers/0", "/containers/0", "/containers/1")) {
            assertThat(environment(pod.at(place))).containsEntry("TRIMTAB_PARAM_LR", "0.1");
        }
    }

    @Test
    void aVariableOfTheTemplateWinsAndMayReferToOurs() {
        JsonNode container = JobTemplate.mainContainer(render("""
                spec:
                  template:
                    spec:
                      containers:
                      - name: main
                        env:
                        - {name: TRIMTAB_SEED, value: "7"}
                        - {name: ARGS, value: "--lr=$(TRIMTAB_PARAM_LR)"}""", "{\"lr\": 0.1}"));

        // Kubernetes expands only what stands before; https://kubernetes.io/docs/tasks/inject-data-application/
        assertThat(environment(container))
                .containsEntry("TRIMTAB_SEED", "7")
                .containsEntry("ARGS", "--lr=$(TRIMTAB_PARAM_LR)");
        assertThat(new ArrayList<>(environment(container).keySet()))
                .containsSubsequence("TRIMTAB_PARAM_LR", "TRIMTAB_SEED", "ARGS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$(HOME)", "$$", "$", "$$(HOME)", "a$b", "'\"\\"})
    void aValueStaysLiteralWhenKubernetesExpandsIt(String value) {
        ObjectNode parameters = YAML.createObjectNode().put("x", value);
        var run = new TrialRun("exp", "exp-7", parameters, null, 42, 2);

        String rendered = environment(JobTemplate.mainContainer(JobTemplate.render(object(SMALLEST), run)))
                .get("TRIMTAB_PARAM_X");

        assertThat(rendered.replace("$$", "$")).isEqualTo(value);
        assertThat(rendered.replace("$$", "")).doesNotContain("$");
        assertThat(run.environment())
                .containsEntry("TRIMTAB_PARAM_X", value)
                // Nobody says how many steps there are.
                .doesNotContainKey("TRIMTAB_BUDGET");
    }

    @Test
    void theTemplateStaysAsItIs() {
        ObjectNode template = object(SMALLEST);

        JobTemplate.render(template, new TrialRun("exp", "exp-7", YAML.createObjectNode(), null, 42, 2));

        assertThat(template).isEqualTo(object(SMALLEST));
    }

    @ParameterizedTest
    @CsvSource({
        "lr, TRIMTAB_PARAM_LR",
        "weight-decay, TRIMTAB_PARAM_WEIGHT_DECAY",
        "opt.beta_1, TRIMTAB_PARAM_OPT_BETA_1"
    })
    void aVariableIsNamedAsShellsAllow(String parameter, String variable) {
        assertThat(Names.variable(parameter)).isEqualTo(variable);
    }

    @Property
    void aPlannedTrialsNameTellsItsIndex(
            @ForAll @AlphaChars @StringLength(min = 1, max = 9) String experiment,
            @ForAll @IntRange(max = 999_999_999) int index) {
        assertThat(Names.index(experiment, Names.trial(experiment, index))).hasValue(index);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp",
                "exp-",
                "exp-01",
                "exp--1",
                "exp-1-2",
                "exp-1x",
                "exp-9999999999",
                "other-1",
                "my-exp-1",
                "exp-١"
            })
    void anotherNameTellsNone(String trial) {
        assertThat(Names.index("exp", trial)).isEqualTo(OptionalInt.empty());
    }

    private static JsonNode render(String template, String parameters) {
        return JobTemplate.render(object(template), new TrialRun("exp", "exp-7", object(parameters), 9L, 42, 2));
    }

    private static Map<String, String> environment(JsonNode container) {
        var environment = new LinkedHashMap<String, String>();
        container.path("env").forEach(variable -> {
            assertThat(environment.put(
                            variable.get("name").textValue(),
                            variable.get("value").textValue()))
                    .isNull();
        });
        return environment;
    }

    private static ObjectNode object(String yaml) {
        try {
            return (ObjectNode) YAML.readTree(yaml);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
