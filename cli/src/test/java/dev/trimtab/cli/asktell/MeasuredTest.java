package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static final String SPACE = "[{'name':'x','type':'float','low':0,'high':1}]";

    @Test
    void aStandardErrorChangesWhatIsAskedNext() {
        assertThat(seventh(",'stderr':[0.5]")).isNotEqualTo(seventh(""));
        assertThat(seventh(",'stderr':[0]")).isEqualTo(seventh(""));
    }

    @Test
    void anErrorThatDoesNotFitIsRefusedWithASentenceAndTheTrialStaysOpen() {
        var client = Client.of(SPACE);
        client.ask(1);

        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1],'stderr':[-0.5]}"))
                .isEqualTo("stderr[0] cannot be -0.5: write 0 or more.");
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1],'stderr':[1,2]}"))
                .isEqualTo(
                        "stderr has 2 numbers, the study has 1 objective: write one number for each, or leave it out.");
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1],'stderr':['NaN']}"))
                .isEqualTo("stderr[0] cannot be NaN: write a finite number.");
        client.ok("{'cmd':'tell','id':0,'values':[1],'stderr':[0.5]}");
    }

    @Test
    void aCostChangesWhatIsAskedNextWhereTheStudyAsksForIt() {
        assertThat(seventh("'perCost':true,", "cost")).isNotEqualTo(seventh("'perCost':true,", "step"));
        assertThat(seventh("", "cost")).isEqualTo(seventh("", "step"));
    }

    @Test
    void aCostThatIsNoneIsRefusedWithASentence() {
        var client = Client.of(SPACE);
        client.ask(1);

        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1],'cost':0}"))
                .isEqualTo("cost cannot be 0.0: write a number above 0.");
        assertThat(client.refused("{'cmd':'tell','id':0,'values':[1],'cost':'NaN'}"))
                .isEqualTo("cost cannot be NaN: write a finite number.");
    }

    private static String seventh(String option, String field) {
        var client = new Client();
        client.ok("{'cmd':'init','algorithm':'bayesian'," + option + "'space':" + SPACE
                + ",'objectives':[{'name':'f','goal':'minimize'}]}");
        for (int i = 0; i < 6; i++) {
            double x = client.ask(1).getFirst().get("params").get("x").doubleValue();
            client.ok("{'cmd':'tell','id':" + i + ",'values':[" + x * Math.sin(9 * x) + "],'" + field + "':"
                    + Math.pow(10, 2 * x) + "}");
        }
        return client.ask(1).toString();
    }

    private static String seventh(String more) {
        var client = Client.of(SPACE);
        for (int i = 0; i < 6; i++) {
            double x = client.ask(1).getFirst().get("params").get("x").doubleValue();
            client.ok("{'cmd':'tell','id':" + i + ",'values':[" + x * Math.sin(9 * x) + "]" + (i % 2 == 0 ? more : "")
                    + "}");
        }
        return client.ask(1).toString();
    }
}
