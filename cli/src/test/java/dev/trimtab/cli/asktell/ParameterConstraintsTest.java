package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterConstraintsTest {

    private static final String SPACE = "[{'name':'warmup','type':'int','low':1,'high':1000,'log':true},"
            + "{'name':'steps','type':'float','low':10,'high':1000},"
            + "{'name':'batch','type':'categorical','ordered':true,'choices':[32,64,128]},"
            + "{'name':'optimizer','type':'categorical','choices':['sgd','adamw',null]},"
            + "{'name':'momentum','type':'float','low':0.5,'high':0.99,'conditions':[{'parent':'optimizer','values':['sgd']}]},"
            + "{'name':'order','type':'permutation','choices':['conv','norm',7]}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "bayesian",
                "cmaes",
                "differentialEvolution",
                "evolution",
                "grid",
                "nsga2",
                "random",
                "sobol",
                "tpe"
            })
    void everyPointOfEveryAlgorithmMeetsThem(String algorithm) {
        Client client = new Client();
        client.ok(init(
                SPACE,
                "'params.warmup < params.steps && params.batch * params.warmup <= 20000',"
                        + "'params.order.indexOf(\"conv\") < params.order.indexOf(\"7\")',"
                        + "'params.optimizer != null',"
                        + "'params.momentum < 0.9 || params.batch == 32'",
                ",'algorithm':'" + algorithm + "','points':3"));
        List<JsonNode> asked = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (JsonNode trial : client.ask(5)) {
                asked.add(trial.get("params"));
                client.tell(trial, trial.get("params").get("warmup").doubleValue());
            }
        }

        assertThat(asked).hasSize(40).allSatisfy(params -> {
            long warmup = params.get("warmup").longValue();
            assertThat((double) warmup).isLessThan(params.get("steps").doubleValue());
            assertThat(warmup * params.get("batch").longValue()).isLessThanOrEqualTo(20_000);
            assertThat(params.get("order").toString()).matches(".*conv.*7.*");
            assertThat(params.get("optimizer").isNull()).isFalse();
            assertThat(params.path("momentum").doubleValue() < 0.9
                            || params.get("batch").intValue() == 32)
                    .isTrue();
        });
        assertThat(new HashSet<>(asked)).hasSize(40);
    }

    @Test
    void whenNothingIsLeftInsideThemTheSpaceIsExhausted() {
        Client client = new Client();
        client.ok(init(
                "[{'name':'a','type':'int','low':0,'high':9},{'name':'b','type':'int','low':0,'high':9}]",
                "'params.a + params.b == 4'",
                ""));

        JsonNode reply = client.ok("{'cmd':'ask','count':9}");

        assertThat(reply.get("trials")).hasSize(5);
        assertThat(reply.get("exhausted").booleanValue()).isTrue();
    }

    @Test
    void aResultFromOutsideThemIsRefused() {
        Client client = new Client();
        client.ok(init("[{'name':'a','type':'float','low':0,'high':1}]", "'params.a < 0.5'", ""));

        assertThat(client.refused("{'cmd':'inject','params':{'a':0.7},'values':[1]}"))
                .isEqualTo("The point violates the constraint 'params.a < 0.5': choose another value for a.");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            3                                       -> parameterConstraints[0] cannot be 3: write a text
            'params.c < 1'                          -> parameterConstraints[0]: no parameter is named c: write one of a, b.
            'params.a < 1','params.a'               -> parameterConstraints[1]: this is a whole number, not true or false
            'params.b < 1'                          -> parameterConstraints[0]: '<' does not take a text and a whole number
            'params.a > 9'                          -> No point was found that meets the constraint 'params.a > 9': loosen it
            'params.a < 3 && params.a > 5'          -> No point was found that meets the constraints 'params.a < 3' and 'params.a > 5' together
            'params.a < 3 || params.b != \\"x\\"'   -> Initial point 1: No point was found that meets the constraint
            'params.a < 3'                          -> Initial point 1: The point violates the constraint 'params.a < 3': choose another value for a.
            """)
    void whatIsNoneIsRefusedInASentence(String constraints, String sentence) {
        String space = "[{'name':'a','type':'int','low':0,'high':9},{'name':'b','type':'categorical','choices':['x']}]";

        assertThat(new Client().refused(init(space, constraints, ",'initial':[{'a':4}]")))
                .startsWith(sentence)
                .doesNotContain("bug");
    }

    private static String init(String space, String constraints, String more) {
        String quoted = constraints.replace("\"", "\\\"").replace("\\\\\"", "\\\"");
        return "{'cmd':'init','space':" + space
                + ",'objectives':[{'name':'f','goal':'minimize'}],'parameterConstraints':[" + quoted + "]" + more + "}";
    }
}
