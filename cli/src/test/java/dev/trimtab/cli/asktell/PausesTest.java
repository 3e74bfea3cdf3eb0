package dev.trimtab.cli.asktell;

import static dev.trimtab.cli.asktell.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials that come to a budget, pause, and go on or do not. */
class PausesTest {
    private static final String ASHA = "'stopping':'asha','promote':true,'fidelity':{'name':'epoch','min':1,'max':9}";

    private static Client study(String options) {
        var client = new Client();
        client.ok("{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1}],"
                + "'objectives':[{'name':'f','goal':'minimize'}],'algorithm':'random'," + options + "}");
        return client;
    }

    private static ObjectNode ask(Client client, int count) {
        return client.ok("{'cmd':'ask','count':" + count + "}");
    }

    @Test
    void theBestOfThreeGoesOnFromItsCheckpoint() {
        Client client = study(ASHA);
        List<JsonNode> trials = client.ask(3);
        assertThat(trials).allMatch(trial -> trial.get("budget").intValue() == 1 && !trial.has("resume"));
        client.tell(trials.get(0), 0.5);
        client.tell(trials.get(1), 0.4);
        client.tell(trials.get(2), 0.6);

        List<JsonNode> next = client.ask(2);

        assertThat(next.get(0))
                .isEqualTo(json("{'id':1,'params':" + trials.get(1).get("params") + ",'budget':3,'resume':1}"));
        assertThat(next.get(1).get("id").intValue()).isEqualTo(3);
        assertThat(next.get(1).get("budget").intValue()).isEqualTo(1);
    }

    @Test
    void aPausedTrialIsToldAgainOnlyOnceItGoesOn() {
        Client client = study(ASHA);
        List<JsonNode> trials = client.ask(3);
        trials.forEach(trial -> client.tell(trial, trial.get("id").intValue()));
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1]}"))
                .isEqualTo("Trial 0 has come to its budget: it goes on when ask gives it again.");
        assertThat(client.refused("{'cmd':'report','id':0,'step':2,'value':1}")).contains("its budget");
        assertThat(client.ask(1).getFirst().get("resume").intValue()).isEqualTo(0);
        client.ok("{'cmd':'report','id':0,'step':2,'value':1}");
        client.ok("{'cmd':'tell','id':0,'values':[1]}");
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1]}")).contains("has come to its budget");
    }

    @Test
    void onceTheBudgetIsSpentTheBestGoesOnToTheEndAndThatIsAll() {
        Client client = study(ASHA + ",'budget':3");
        for (JsonNode trial : client.ask(3)) {
            client.tell(trial, trial.get("id").intValue());
        }
        ObjectNode next = ask(client, 2);
        assertThat(next.get("trials")).hasSize(1);
        assertThat(next.at("/trials/0/resume").intValue()).isEqualTo(0);
        assertThat(next.has("exhausted")).isFalse(); // more may go on once this one has paused
        client.ok("{'cmd':'tell','id':0,'values':[0]}");
        assertThat(client.ask(1).getFirst().get("budget").intValue()).isEqualTo(9);
        client.ok("{'cmd':'tell','id':0,'values':[0]}");

        assertThat(ask(client, 1)).isEqualTo(json("{'trials':[],'exhausted':true}"));
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1]}")).contains("is over");
        assertThat(client.refused("{'cmd':'tell','id':1,'values':[1]}")).contains("is over");
    }

    @Test
    void everyBracketOfHyperbandHasItsFirstBudget() {
        Client client = study("'stopping':'hyperband','promote':true,'fidelity':{'name':'epoch','min':1,'max':9}");
        assertThat(client.ask(60))
                .extracting(trial -> trial.get("budget").intValue())
                .contains(1, 3, 9)
                .isSubsetOf(1, 3, 9);
    }

    @Test
    void theWorstOfAPopulationMakesRoomForACopyOfTheBest() {
        for (String algorithm : List.of("pbt", "pb2")) {
            var client = new Client();
            client.ok("{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1}],"
                    + "'objectives':[{'name':'f','goal':'minimize'}],'algorithm':'" + algorithm
                    + "','population':4,'interval':10,'fidelity':{'max':30}}");
            List<JsonNode> trials = client.ask(4);
            assertThat(trials).allMatch(trial -> trial.get("budget").intValue() == 10 && !trial.has("parent"));
            assertThat(ask(client, 1)).isEqualTo(json("{'trials':[]}")); // all members are under way
            trials.forEach(trial -> client.tell(trial, trial.get("id").intValue()));

            List<JsonNode> next = client.ask(4);

            assertThat(next.subList(0, 3))
                    .allMatch(trial -> trial.get("budget").intValue() == 20)
                    .allMatch(trial -> trial.get("resume").equals(trial.get("id")));
            assertThat(next.get(3).get("id").intValue()).isEqualTo(4);
            assertThat(next.get(3).get("parent").intValue()).isEqualTo(0);
            assertThat(next.get(3).get("parent_step").intValue()).isEqualTo(10);
            assertThat(next.get(3).get("budget").intValue()).isEqualTo(20);
            assertThat(client.refused("{'cmd':'tell','id':3,'values':[1]}")).contains("is over");
        }
    }

    @Test
    void aPopulationWithoutStepsIsRefused() {
        var client = new Client();
        String init = "{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1}],"
                + "'objectives':[{'name':'f','goal':'minimize'}],'algorithm':'pbt'";
        assertThat(client.refused(init + "}")).contains("interval is missing");
        assertThat(client.refused(init + ",'interval':1}")).contains("say with a fidelity how many there are");
        assertThat(client.refused(init + ",'interval':0,'fidelity':{'max':9}}")).contains("interval cannot be 0");
        assertThat(client.refused(init + ",'interval':1,'fidelity':{'max':9},'stopping':'asha','promote':true}"))
                .contains("leave out the promotion");
    }

    @Test
    void dehbGivesEveryTrialTheBudgetOfItsRung() {
        Client client = study("'fidelity':{'name':'epoch','min':1,'max':9,'eta':3},'budget':40");
        var dehb = new Client();
        ObjectNode reply = dehb.ok(
                client.requests().getFirst().replace("'random'", "'dehb'").replace("\"random\"", "\"dehb\""));
        assertThat(reply.has("warnings")).isFalse();
        int trials = 0;
        int promoted = 0;
        for (JsonNode next = ask(dehb, 1); !next.has("exhausted"); next = ask(dehb, 1)) {
            JsonNode trial = next.at("/trials/0");
            assertThat(trial.get("budget").intValue()).isIn(1, 3, 9);
            promoted += trial.has("parent") ? 1 : 0;
            trials++;
            dehb.tell(trial, trial.at("/params/x").doubleValue());
        }
        assertThat(trials).isEqualTo(40);
        assertThat(promoted).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'algorithm':'tpe','stopping':'asha','promote':true",
                "'algorithm':'random','stopping':'hyperband','promote':true",
                "'algorithm':'bayesian','stopping':'hyperband'",
                "'algorithm':'dehb'",
                "'algorithm':'pbt','interval':2,'population':5",
                "'algorithm':'pb2','interval':3,'population':5"
            })
    void theSameRequestsGetTheSameReplies(String options) {
        var first = new Client();
        first.ok("{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1},{'name':'n','type':'int','low':1,"
                + "'high':9}],'objectives':[{'name':'f','goal':'minimize'}],'fidelity':{'min':1,'max':9},'budget':20,"
                + options + "}");
        for (int round = 0; round < 12; round++) {
            for (JsonNode trial : first.ask(3)) {
                first.ok("{'cmd':'tell','id':" + trial.get("id") + ",'values':["
                        + trial.at("/params/x").doubleValue() + "]}");
            }
        }
        var second = new Client();
        first.requests().forEach(second::send);
        assertThat(second.replies()).isEqualTo(first.replies());
    }

    @Test
    void withoutBudgetsNothingIsSaidOfThem() {
        Client client = study("'fidelity':{'name':'epoch','min':1,'max':9}");
        assertThat(client.ask(1).getFirst().properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("id", "params");
    }
}
