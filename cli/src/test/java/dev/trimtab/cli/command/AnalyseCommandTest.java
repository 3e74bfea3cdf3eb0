package dev.trimtab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.trimtab.cli.support.Yaml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AnalyseCommandTest extends CommandLineTest {

    private static final String SPACE =
            "[{name: x, integer: {min: 1, max: 40}}, {name: kind, categorical: {values: [a, b]}}]";

    @Test
    void whereNoTrialMeetsTheConstraintsNothingIsRecommended() throws Exception {
        String file = Yaml.shell("echo loss=$TRIMTAB_PARAM_X memory=9")
                .parameters(SPACE)
                .spec("constraints: [{metric: memory, max: 5}]")
                .spec("maxTrials: 6")
                .spec("algorithm: {sobol: {}}")
                .in(folder)
                .toString();
        assertThat(trimtab("run", file, "--quiet")).isZero();

        assertThat(trimtab("analyse", file)).isZero();

        assertThat(out())
                .contains("No trial meets the constraints so far: there is nothing to recommend.\n")
                .doesNotContain("Recommended, of");
    }

    @Test
    void aRunTellsWhatMattersWhatToUseAndWhetherToGoOn() throws Exception {
        String file = Yaml.shell("echo loss=$(( (TRIMTAB_PARAM_X - 17) * (TRIMTAB_PARAM_X - 17) ))")
                .parameters(SPACE)
                .spec("maxTrials: 24")
                .spec("parallelism: 2")
                .spec("algorithm: {sobol: {}}")
                .in(folder)
                .toString();
        assertThat(trimtab("run", file, "--quiet")).isZero();

        assertThat(trimtab("analyse", file)).isZero();
        assertThat(out())
                .startsWith("Experiment test: 24 results, 0 failed.\n")
                .containsPattern("x +\\d+ % +\\d+ % +\\d+ % +#{20,24}\n")
                .containsPattern("kind +0 % +\\d %")
                .contains("Recommended, of test-", "  x: 1", "Worth going on? loss can still get better by about ");

        assertThat(trimtab(
                        "analyse", folder.resolve(".trimtab/test").toString(), "--output", "json", "--reference", "99"))
                .isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out());
        assertThat(json.at("/measured").intValue()).isEqualTo(24);
        assertThat(json.at("/importance/0/objective").asText()).isEqualTo("loss");
        assertThat(json.at("/importance/0/parameters/0/name").asText()).isEqualTo("x");
        assertThat(json.at("/importance/0/parameters/0/total").doubleValue()).isGreaterThan(0.9);
        assertThat(json.at("/importance/0/parameters/1/total").doubleValue()).isLessThan(0.1);
        assertThat(json.at("/recommended/parameters/x").intValue()).isBetween(15, 19);
        assertThat(json.at("/recommended/trial").asText()).startsWith("test-");
        assertThat(json.at("/robust/mean").isNumber()).isTrue();
        assertThat(json.at("/remaining/bound").doubleValue()).isGreaterThanOrEqualTo(0);
        assertThat(json.at("/hypervolume").doubleValue())
                .isEqualTo(99 - json.at("/front/0/values/0").doubleValue());

        assertThat(trimtab("analyse", file, "-o", "yaml")).isZero();
        assertThat(YAMLMapper.builder().build().readTree(out()).at("/recommended"))
                .isNotEmpty();
    }

    @Test
    void aRunWithSeveralObjectivesHasAFront() throws Exception {
        Path file = Yaml.shell("echo loss=$TRIMTAB_PARAM_X speed=$TRIMTAB_PARAM_X")
                .parameters("[{name: x, integer: {min: 1, max: 3}}]")
                .spec("maxTrials: 3")
                .spec("algorithm: {grid: {}}")
                .in(folder);
        String one = "{metric: loss, goal: Minimize}";
        Files.writeString(file, Files.readString(file).replace(one, one + ", {metric: speed, goal: Maximize}"));
        assertThat(trimtab("run", file.toString(), "--quiet")).isZero();

        assertThat(trimtab("analyse", file.toString(), "--reference", "4,0")).isZero();

        assertThat(out()).isEqualTo("""
                Experiment test: 3 results, 0 failed.

                What matters can be told from 8 results on.

                What no other trial beats, with a hypervolume of 6:
                TRIAL   loss  speed  PARAMETERS
                test-0  1     1      x=1
                test-1  2     2      x=2
                test-2  3     3      x=3
                """);
    }

    @Test
    void aRunOfNothingButFailuresIsNoMistake() throws Exception {
        String file = Yaml.shell("exit 3").spec("maxTrials: 3").in(folder).toString();
        assertThat(trimtab("run", file, "--quiet")).isEqualTo(0);

        assertThat(trimtab("analyse", file)).isZero();
        assertThat(out()).isEqualTo("""
                Experiment test: 0 results, 3 failed.

                What matters can be told from 8 results on.
                """);
        assertThat(trimtab("analyse", file, "-o", "json")).isZero();
        assertThat(JsonMapper.builder().build().readTree(out()).has("recommended"))
                .isFalse();
    }

    @Test
    void whatCannotBeAnalysedIsRefusedWithAWayOut() throws Exception {
        assertThat(trimtab("analyse", folder.toString())).isEqualTo(2);
        assertThat(err()).contains("There is no run in " + folder);
        String file = Yaml.shell("echo loss=1").spec("maxTrials: 1").in(folder).toString();
        assertThat(trimtab("run", file, "--quiet")).isZero();
        assertThat(trimtab("analyse", file, "--radius", "2")).isEqualTo(2);
        assertThat(err()).contains("--radius must be from 0 to 1, not 2.0.");
        assertThat(trimtab("analyse", file, "--reference", "1,2")).isEqualTo(2);
        assertThat(err()).contains("--reference has 2 values, the experiment has 1: write one for each objective.");
        assertThat(trimtab("analyse", folder.resolve("none.yaml").toString())).isEqualTo(1);
    }
}
