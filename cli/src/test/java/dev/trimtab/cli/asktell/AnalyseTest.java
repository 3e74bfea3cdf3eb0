package dev.trimtab.cli.asktell;

import static dev.trimtab.cli.asktell.Client.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AnalyseTest {

    private static final String SPACE = "[{'name':'x','type':'float','low':0,'high':1},"
            + "{'name':'c','type':'categorical','choices':[[64,64],null]}]";

    /** Runs as many trials as there are, and asks for analyses on the way if wanted. */
    private static Client client(int trials, boolean analysing) {
        Client client = Client.of(SPACE);
        for (int i = 0; i < trials; i++) {
            JsonNode trial = client.ask(1).getFirst();
            double x = trial.at("/params/x").doubleValue();
            client.tell(trial, (x - 0.3) * (x - 0.3) + (trial.at("/params/c").isNull() ? 0.2 : 0));
            if (analysing) {
                client.ok("{'cmd':'analyse'}");
            }
        }
        return client;
    }

    @Test
    void tellsWhatMattersAndRecommendsInTheClientsOwnWords() {
        ObjectNode told = client(30, false).ok("{'cmd':'analyse','reference':[1]}");

        assertThat(told.get("measured").intValue()).isEqualTo(30);
        assertThat(told.at("/importance/0/objective").textValue()).isEqualTo("f");
        assertThat(told.at("/importance/0/parameters").findValuesAsText("name")).containsExactly("x", "c");
        assertThat(told.at("/recommended/params/x").doubleValue()).isCloseTo(0.3, within(0.05));
        assertThat(told.at("/recommended/params/c"))
                .isEqualTo(json("{'c':[64,64]}").get("c"));
        assertThat(told.at("/recommended/mean").doubleValue()).isCloseTo(0, within(0.01));
        assertThat(told.at("/recommended/id").isInt()).isTrue();
        assertThat(told.at("/robust/params/x").doubleValue()).isCloseTo(0.3, within(0.1));
        assertThat(told.at("/front/0/values/0").doubleValue()).isCloseTo(0, within(0.01));
        assertThat(told.get("hypervolume").doubleValue()).isCloseTo(1, within(0.01));
        assertThat(told.at("/remaining/bound").doubleValue()).isLessThan(0.05);
        assertThat(told.at("/remaining/message").textValue()).startsWith("f can still get better by about ");
    }

    @Test
    void changesNothingInTheStudy() {
        assertThat(client(12, true).ask(2)).isEqualTo(client(12, false).ask(2));
    }

    @Test
    void saysWhatItCanWhileThereIsLittle() {
        Client client = Client.of(SPACE);

        assertThat(client.ok("{'cmd':'analyse'}"))
                .isEqualTo(json("{'measured':0,'failed':0,'importance':[],'front':[]}"));
        client.ask(1);
        client.ok("{'cmd':'tell','id':0,'failed':true}");
        assertThat(client.ok("{'cmd':'analyse'}"))
                .isEqualTo(json("{'measured':0,'failed':1,'importance':[],'front':[]}"));
    }

    @Test
    void anInjectedResultMayBeTheBestAndHasNoId() {
        Client client = client(10, false);
        client.ok("{'cmd':'inject','params':{'x':0.3,'c':[64,64]},'values':[-1]}");

        ObjectNode told = client.ok("{'cmd':'analyse'}");

        assertThat(told.at("/front/0")).isEqualTo(json("{'params':{'x':0.3,'c':[64,64]},'values':[-1.0]}"));
    }

    @Test
    void severalObjectivesHaveAFrontAndAHypervolume() {
        var client = new Client();
        client.ok("{'cmd':'init','space':" + SPACE + ",'algorithm':'sobol','objectives':"
                + "[{'name':'loss','goal':'minimize'},{'name':'speed','goal':'maximize'}]}");
        for (JsonNode trial : client.ask(20)) {
            double x = trial.at("/params/x").doubleValue();
            client.tell(trial, x, x);
        }

        ObjectNode told = client.ok("{'cmd':'analyse','reference':[2,-1]}");

        assertThat(told.get("front")).hasSize(20);
        assertThat(told.get("importance").findValuesAsText("objective")).containsExactly("loss", "speed");
        assertThat(told.get("hypervolume").doubleValue()).isBetween(2.0, 4.0);
        assertThat(told.has("recommended")).isFalse();
        assertThat(client.refused("{'cmd':'analyse','reference':[2]}"))
                .isEqualTo(
                        "reference has 1 number, the study has 2 objectives: write one number for each, or leave it out.");
    }
}
