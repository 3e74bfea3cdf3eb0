package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private static final String BELIEVED = "[{'name':'lr','type':'float','low':1e-5,'high':1,'log':true,"
            + "'prior':{'from':3e-4,'to':3e-3}},{'name':'n','type':'int','low':1,'high':9,'prior':{'from':2,'to':4}},"
            + "{'name':'o','type':'categorical','choices':['sgd','adamw'],'prior':[1,9]},"
            + "{'name':'s','type':'categorical','ordered':true,'choices':[32,64,128],'prior':[1,1,8]},"
            + "{'name':'b','type':'bool','prior':[1,9]}]";

    @Test
    void pointsFollowThePrior() {
        for (String algorithm : List.of("random", "sobol", "bayesian", "tpe")) {
            var client = new Client();
            client.ok("{'cmd':'init','algorithm':'" + algorithm + "','startupTrials':90,'space':" + BELIEVED
                    + ",'objectives':[{'name':'f','goal':'minimize'}]}");

            List<JsonNode> params =
                    client.ask(90).stream().map(trial -> trial.get("params")).toList();

            assertThat(params)
                    .filteredOn(point -> point.get("lr").doubleValue() >= 3e-4
                            && point.get("lr").doubleValue() <= 3e-3)
                    .hasSizeGreaterThan(45);
            assertThat(params)
                    .filteredOn(point -> point.get("o").textValue().equals("adamw"))
                    .hasSizeGreaterThan(60);
            assertThat(params)
                    .filteredOn(point -> point.get("b").booleanValue())
                    .hasSizeGreaterThan(60);
            assertThat(params)
                    .filteredOn(point -> point.get("s").intValue() == 128)
                    .hasSizeGreaterThan(50);
        }
    }

    @Test
    void aPriorThatDoesNotFitIsRefusedWithASentence() {
        assertThat(refusal("{'name':'x','type':'float','low':0,'high':1,'prior':{'from':0.5,'to':2}}"))
                .isEqualTo("The prior of 'x': write two numbers, from below to, between 0.0 and 1.0.");
        assertThat(refusal("{'name':'x','type':'float','low':0,'high':1,'prior':0.5}"))
                .isEqualTo("space[0].prior cannot be 0.5: write an object, {…}.");
        assertThat(refusal("{'name':'x','type':'float','low':0,'high':1,'prior':{'from':0.5}}"))
                .isEqualTo("space[0].prior.to is missing: write a number.");
        assertThat(refusal("{'name':'b','type':'bool','prior':[1]}"))
                .isEqualTo("The prior of 'b': write 2 weights above 0, one for each value.");
        assertThat(refusal("{'name':'b','type':'bool','prior':[1,'x']}"))
                .isEqualTo("space[0].prior[1] cannot be x: write a finite number.");
    }

    @Test
    void theBestResultOfAnotherStudyIsTriedFirst() {
        for (String goal : List.of("minimize", "maximize")) {
            var client = new Client();
            client.ok("{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1},"
                    + "{'name':'c','type':'categorical','choices':[1,'b']}],'objectives':[{'name':'f','goal':'" + goal
                    + "'}],'warm_start':[[{'params':{'x':0.1,'c':1,'other':[7]},'values':[1]},"
                    + "{'params':{'x':0.2,'c':'b'},'values':[2]},{'params':{'x':0.3,'c':1},'values':[3]},"
                    + "{'params':{'x':0.4,'c':'unheard of'},'values':[-9]},{'params':{'x':0.5,'c':1},'failed':true},"
                    + "{'params':{'x':0.6,'c':1},'values':[4]}],[]]}");
            assertThat(client.ask(1).getFirst().get("params"))
                    .isEqualTo(Client.json(goal.equals("minimize") ? "{'x':0.1,'c':1}" : "{'x':0.6,'c':1}"));
        }
    }

    @Test
    void resultsOfAnotherStudyThatAreNoneAreRefusedWithASentence() {
        assertThat(refused("'warm_start':[{'params':{}}]"))
                .isEqualTo("warm_start[0] cannot be {\"params\":{}}: write a list, […].");
        assertThat(refused("'warm_start':[[{'values':[1]}]]"))
                .isEqualTo("warm_start[0][0].params is missing: write an object.");
        assertThat(refused("'warm_start':[[{'params':{'x':1}}]]"))
                .isEqualTo("warm_start[0][0].values has no number: write that of the objective, or failed: true.");
    }

    private static String refused(String field) {
        return new Client()
                .refused("{'cmd':'init','space':[{'name':'x','type':'float','low':0,'high':1}],"
                        + "'objectives':[{'name':'f','goal':'minimize'}]," + field + "}");
    }

    private static String refusal(String parameter) {
        return new Client()
                .refused("{'cmd':'init','space':[" + parameter + "],'objectives':[{'name':'f','goal':'minimize'}]}");
    }
}
