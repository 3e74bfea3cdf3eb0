package dev.trimtab.cli.asktell;

import static dev.trimtab.cli.asktell.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    private static final String LINE = "[{'name':'x','type':'float','low':0,'high':1}]";

    @Test
    void askGivesExactlyAsManyTrialsAsAskedForWhateverIsStillOpen() {
        Client client = Client.of(LINE);

        assertThat(ids(client.ask(3))).containsExactly(0, 1, 2);
        assertThat(ids(client.ask(1))).containsExactly(3);
        client.ok("{'cmd':'tell','id':2,'values':[1]}");
        assertThat(ids(client.ask(2))).containsExactly(4, 5); // and no more, though one is still to stop
        assertThat(client.ok("{'cmd':'ask'}").get("trials")).hasSize(1);
    }

    @Test
    void initSaysWhatIsUsedAndWhy() {
        String init = "{'cmd':'init','budget':60,'parallel':4,'space':" + LINE
                + ",'objectives':[{'name':'f','goal':'minimize'}]%s}";

        assertThat(new Client().ok(init.formatted("")))
                .isEqualTo(json("{'ok':true,'algorithm':{'name':'bayesian','reason':"
                        + "'Bayesian optimisation gets furthest with 60 trials, 4 at a time, of 1 parameter.'}}"));
        assertThat(new Client().ok(init.formatted(",'algorithm':'localSearch'")))
                .isEqualTo(
                        json("{'ok':true,'algorithm':{'name':'localSearch','reason':'The experiment asks for it.'}}"));
    }

    @Test
    void theBudgetBindsNobody() {
        var client = new Client();
        client.ok("{'cmd':'init','budget':2,'parallel':1,'space':" + LINE
                + ",'objectives':[{'name':'f','goal':'minimize'}]}");

        assertThat(client.ask(2)).hasSize(2);
        assertThat(client.ask(200)).hasSize(200);
    }

    @Test
    void aFiniteSpaceGivesEachPointOnceAndSaysWhenItIsExhausted() {
        Client client = Client.of("[{'name':'n','type':'int','low':1,'high':3},{'name':'b','type':'bool'}]");

        ObjectNode all = client.ok("{'cmd':'ask','count':6}");
        ObjectNode none = client.ok("{'cmd':'ask','count':2}");

        assertThat(all.has("exhausted")).isFalse();
        assertThat(Set.copyOf(all.get("trials").findValues("params"))).hasSize(6);
        assertThat(none).isEqualTo(json("{'trials':[],'exhausted':true}"));
    }

    @Test
    void choicesComeBackExactlyAsTheyWereListed() {
        String choices = "['sgd',1,2.50,1e3,true,null,'1','true',[64,64],{'a':1},12345678901234567890]";
        Set<JsonNode> listed = new HashSet<>(
                json("{'all':" + choices + "}").get("all").valueStream().toList());
        for (String order : List.of("false", "true")) {
            Client client = Client.of("[{'name':'c','type':'categorical','choices':" + choices + ",'ordered':" + order
                    + "},{'name':'x','type':'float','low':0,'high':1,'conditions':"
                    + "[{'parent':'c','values':[null,1.0,[64,64]]}]}]");

            List<JsonNode> trials = client.ask(100);

            assertThat(trials.stream()
                            .map(trial -> trial.at("/params/c"))
                            .distinct()
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(listed);
            assertThat(trials)
                    .allSatisfy(trial -> assertThat(trial.at("/params").has("x"))
                            .isEqualTo(Set.of("null", "1", "[64,64]")
                                    .contains(trial.at("/params/c").toString())));
        }
    }

    @Test
    void orderedNumbersKeepTheTypeTheyWereListedWith() {
        Client client =
                Client.of("[{'name':'lr','type':'categorical','ordered':true,'choices':[0,1e-8,0.5,1,1.5,2.0,256]}]");

        assertThat(client.ok("{'cmd':'ask','count':7}").findValues("lr").stream()
                        .map(JsonNode::toString)
                        .toList())
                .containsExactlyInAnyOrder("0", "1.0E-8", "0.5", "1", "1.5", "2.0", "256");
    }

    @Test
    void aResultFromElsewhereMayBeOffByRounding() {
        Client client = Client.of("[{'name':'x','type':'float','low':0.1,'high':1,'log':true},"
                + "{'name':'n','type':'int','low':1,'high':8},"
                + "{'name':'c','type':'categorical','choices':[1,2],'ordered':true}]");

        client.ok("{'cmd':'inject','params':{'x':0.09999999999999999,'n':3.0,'c':2.0},'values':[1]}");
        assertThat(client.refused("{'cmd':'inject','params':{'x':0.0999,'n':3,'c':2},'values':[1]}"))
                .isEqualTo("Parameter 'x' cannot be 0.0999: write a number from 0.1 to 1.");
    }

    @Test
    void initialPointsComeFirst() {
        var client = new Client();
        client.ok(
                "{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1},{'name':'c','type':'categorical',"
                        + "'choices':[1,2,3]}],'initial':[{'x':0.25,'c':3},{'c':1}],"
                        + "'objectives':[{'name':'f','goal':'minimize'}]}");

        List<JsonNode> trials = client.ask(3);

        assertThat(trials.get(0).get("params")).isEqualTo(json("{'x':0.25,'c':3}"));
        assertThat(trials.get(1).at("/params/c").intValue()).isEqualTo(1);
    }

    @Test
    void aLaterInitBeginsAnewAndARefusedOneLeavesNoStudy() {
        Client client = Client.of(LINE);
        client.ask(2);
        String init = client.requests().getFirst();

        client.ok(init);
        assertThat(ids(client.ask(1))).containsExactly(0);
        assertThat(client.refused("{'cmd':'init','space':[]}")).contains("no parameter");
        assertThat(client.refused("{'cmd':'ask'}")).isEqualTo("There is no study yet: send init first.");
        client.ok(init);
        assertThat(ids(client.ask(1))).containsExactly(0);
    }

    @Test
    void fieldsThatMeanNothingAreNamedAndIgnored() {
        var client = new Client();

        ObjectNode reply = client.ok("{'cmd':'init','seeed':7,'space':[{'name':'x','type':'float','low':0,'high':1,"
                + "'choices':[]}],'objectives':[{'name':'f','goal':'minimize','target':1}],'fidelity':null}");

        assertThat(reply.get("warnings").valueStream().map(JsonNode::textValue))
                .containsExactly(
                        "'seeed' means nothing here and was ignored.",
                        "'space[0].choices' means nothing here and was ignored.",
                        "'objectives[0].target' means nothing here and was ignored.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto",
                "bayesian",
                "cmaes",
                "differentialEvolution",
                "evolution",
                "localSearch",
                "nsga2",
                "random",
                "sobol",
                "grid",
                "tpe",
                "treeSearch"
            })
    void theSameRequestsGetTheSameReplies(String algorithm) {
        Client first = study(algorithm, 3);
        Client second = new Client();
        first.requests().forEach(second::send);

        assertThat(second.replies()).isEqualTo(first.replies());
        if (!algorithm.equals("grid")) {
            assertThat(study(algorithm, 4).replies()).isNotEqualTo(first.replies());
        }
    }

    private static Client study(String algorithm, int seed) {
        var client = new Client();
        client.ok(
                "{'cmd':'init','algorithm':'" + algorithm + "','seed':" + seed + ",'budget':20,'constraints':1,'space':"
                        + "[{'name':'x','type':'float','low':0,'high':1},{'name':'c','type':'categorical','choices':['a','b']},"
                        + "{'name':'n','type':'int','low':1,'high':9,'conditions':[{'parent':'c','values':['a']}]}],"
                        + "'objectives':[{'name':'f','goal':'minimize'},{'name':'g','goal':'maximize'}]}");
        client.ok("{'cmd':'inject','params':{'x':0.5,'c':'b'},'values':[1,2],'constraints':[0.5]}");
        for (int round = 0; round < 5; round++) {
            List<JsonNode> trials = client.ask(4);
            for (JsonNode trial : trials.reversed()) {
                double x = trial.at("/params/x").doubleValue();
                client.ok(
                        x > 0.8
                                ? "{'cmd':'tell','id':" + trial.get("id") + ",'failed':true}"
                                : "{'cmd':'tell','id':" + trial.get("id") + ",'values':[" + x + "," + x * x
                                        + "],'constraints':[" + (0.2 - x) + "]}");
            }
        }
        return client;
    }

    @Test
    void manyTrialsReportAtOnceAndEndInAnyOrder() {
        var client = new Client();
        client.ok("{'cmd':'init','space':" + LINE + ",'objectives':[{'name':'f','goal':'maximize'}],"
                + "'fidelity':{'name':'epoch','min':1,'max':9,'eta':3}}");
        List<JsonNode> trials = client.ask(8);
        for (int step = 1; step <= 3; step++) {
            for (JsonNode trial : trials) {
                assertThat(client.ok("{'cmd':'report','id':" + trial.get("id") + ",'step':" + step + ",'value':0.5}"))
                        .isEqualTo(json("{'stop':false}"));
            }
        }
        client.ok("{'cmd':'tell','id':5,'values':[0.5],'stopped':true,'step':3}");
        client.ok("{'cmd':'tell','id':0,'values':[0.7]}");

        assertThat(client.refused("{'cmd':'report','id':5,'step':4,'value':1}")).startsWith("Trial 5 is over");
        assertThat(ids(client.ask(1))).containsExactly(8);
    }

    @Test
    void aTrialThatHasFallenBehindIsToldToStop() {
        var client = new Client();
        client.ok("{'cmd':'init','space':" + LINE + ",'objectives':[{'name':'f','goal':'maximize'}],"
                + "'fidelity':{'name':'epoch','min':1,'max':9}}");
        client.ask(3);
        for (int step = 1; step <= 2; step++) {
            assertThat(report(client, 0, step, 0.9).get("stop").booleanValue()).isFalse();
            assertThat(report(client, 1, step, 0.8).get("stop").booleanValue()).isEqualTo(step == 2);
        }
        report(client, 2, 1, 0.7);
        JsonNode verdict = report(client, 2, 2, 0.75);
        assertThat(verdict.get("reason").textValue()).isEqualTo("FallenBehind");
        assertThat(verdict.get("message").textValue()).startsWith("At epoch 2 it is behind 2 other trials");
        // Neither of the two that are to stop has been told yet.
        assertThat(client.ask(1)).hasSize(1);
        client.ok("{'cmd':'tell','id':2,'values':[0.75],'stopped':true,'step':2}");
        assertThat(ids(client.ask(2))).containsExactly(4, 5); // and no more, though one is still to stop
    }

    @Test
    void trialsAreStoppedInEveryWayThatHasAName() {
        for (String way : List.of("none", "gradual", "asha", "hyperband", "median", "plateau")) {
            var client = new Client();
            client.ok("{'cmd':'init','space':" + LINE + ",'objectives':[{'name':'f','goal':'minimize'}],'stopping':'"
                    + way + "','patience':2,'min_trials':1,'fidelity':{'name':'epoch','min':1,'max':9}}");
            client.ask(20);
            boolean stopped = false;
            for (int step = 1; step <= 3; step++) {
                for (int trial = 0; trial < 20; trial++) {
                    stopped |= report(client, trial, step, trial).get("stop").booleanValue();
                }
            }
            assertThat(stopped).as(way).isEqualTo(!way.equals("none"));
        }
    }

    private static JsonNode report(Client client, int trial, int step, double value) {
        return client.ok("{'cmd':'report','id':" + trial + ",'step':" + step + ",'value':" + value + "}");
    }

    @Test
    void aRunAnswersLineByLineAndEndsAtExit() throws Exception {
        var out = new ByteArrayOutputStream();
        String requests = "{\"cmd\":\"ask\"}\n\n  \n[1\r\n{\"cmd\":\"exit\"}\n{\"cmd\":\"ask\"}\n";

        new Conversation(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(new BufferedReader(new StringReader(requests)), new PrintStream(out));

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .hasSize(2)
                .allSatisfy(line -> assertThat(json(line).has("error")).isTrue());
    }

    @Test
    void aRunEndsWhenNobodyListens() throws Exception {
        var requests = new BufferedReader(new StringReader("{\"cmd\":\"ask\"}\n".repeat(3)));
        var closed = new PrintStream(new ByteArrayOutputStream());
        closed.close();

        new Conversation(closed).run(requests, closed);

        assertThat(requests.lines().count()).isEqualTo(2);
    }

    private static List<Integer> ids(List<JsonNode> trials) {
        return IntStream.range(0, trials.size())
                .mapToObj(i -> trials.get(i).get("id").intValue())
                .toList();
    }
}
