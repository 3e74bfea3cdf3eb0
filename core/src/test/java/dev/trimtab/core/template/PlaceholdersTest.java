package dev.trimtab.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String PARAMETERS = """
            {"lr": 0.001, "batch": 64, "bias": true, "optimizer": "sgd", "order": ["conv", "act"],
             "evil": "$1 ${params.lr} \\\\ \\"quoted\\" $(HOME)"}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // exactly one placeholder: the value with its type
                "\"${params.lr}\"                         | 0.001",
                "\"${params.batch}\"                      | 64",
                "\"${params.bias}\"                       | true",
                "\"${params.optimizer}\"                  | \"sgd\"",
                "\"${params.order}\"                      | [\"conv\",\"act\"]",
                "\"${trial.name}\"                        | \"exp-7\"",
                "\"${trial.experiment}\"                  | \"exp\"",
                "\"${trial.seed}\"                        | 42",
                "\"${trial.attempt}\"                     | 2",
                "\"${trial.budget}\"                      | 9",
                // inside a text: its text
                "\"--lr=${params.lr}\"                    | \"--lr=0.001\"",
                "\"${params.batch}${params.batch}\"       | \"6464\"",
                "\" ${params.batch}\"                     | \" 64\"",
                "\"${params.order}!\"                     | \"conv,act!\"",
                "\"/out/${trial.name}/${trial.attempt}\"  | \"/out/exp-7/2\"",
                // what is not active is left out
                "\"${params.momentum}\"                   | null",
                "\"--m=${params.momentum};\"              | \"--m=;\"",
                "[1,\"${params.momentum}\",2]             | [1,2]",
                "{\"a\":\"${params.momentum}\",\"b\":1}   | {\"b\":1}",
                // an escape
                "\"$${params.lr}\"                        | \"${params.lr}\"",
                "\"a $${params.lr} ${params.lr}\"         | \"a ${params.lr} 0.001\"",
                "\"$$${params.lr}\"                       | \"$${params.lr}\"",
                // what is none of ours
                "\"${HOME} $HOME $(HOME) $$ $1 \\\\\"     | \"${HOME} $HOME $(HOME) $$ $1 \\\\\"",
                "\"${param.lr} ${params} $ {params.lr}\"  | \"${param.lr} ${params} $ {params.lr}\"",
                "\"${params.lr\"                          | \"${params.lr\"",
                // values are never read again
                "\"${params.evil}\"    | \"$1 ${params.lr} \\\\ \\\"quoted\\\" $(HOME)\"",
                "\"a ${params.evil}\"  | \"a $1 ${params.lr} \\\\ \\\"quoted\\\" $(HOME)\"",
                // depth
                "{\"a\":[{\"b\":\"${params.lr}\"}]}       | {\"a\":[{\"b\":0.001}]}",
                "{\"${params.lr}\":1}                     | {\"${params.lr}\":1}"
            })
    void aPlaceholderBecomesAValue(String template, String value) throws JsonProcessingException {
        ObjectNode replaced = Placeholders.replace(object("{\"field\":" + template + "}"), run(PARAMETERS));

        assertThat(replaced.path("field").toString()).isEqualTo(value.equals("null") ? "" : value);
    }

    @Test
    void theTemplateStaysAsItIs() throws JsonProcessingException {
        ObjectNode template = object("{\"a\":[\"${params.lr}\",{\"b\":\"${params.momentum}\"}]}");
        ObjectNode before = template.deepCopy();

        Placeholders.replace(template, run(PARAMETERS));

        assertThat(template).isEqualTo(before);
    }

    @Test
    void changingTheResultChangesNeitherTheTemplateNorTheParameters() throws JsonProcessingException {
        ObjectNode template = object("{\"list\":[1],\"order\":\"${params.order}\"}");
        TrialRun run = run(PARAMETERS);
        ObjectNode replaced = Placeholders.replace(template, run);

        ((ArrayNode) replaced.get("list")).add(2);
        ((ArrayNode) replaced.get("order")).add("norm");

        assertThat(template.get("list")).hasSize(1);
        assertThat(run.parameters().get("order")).hasSize(2);
    }

    @Property(tries = 300)
    void aTemplateWithoutPlaceholdersStaysAsItIs(@ForAll("objects") ObjectNode template)
            throws JsonProcessingException {
        assertThat(Placeholders.replace(template, run(PARAMETERS))).isEqualTo(template);
    }

    /** Nested objects of texts full of what shells and regular expressions like, but without our placeholders. */
    @Provide
    Arbitrary<ObjectNode> objects() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                Arbitraries.strings().withChars("${}().\\\"aparmsl 1").ofMaxLength(20),
                Arbitraries.integers(),
                Arbitraries.doubles(),
                Arbitraries.of(true, false));
        return Arbitraries.recursive(
                        () -> leaves,
                        inner -> Arbitraries.oneOf(
                                inner.list().ofMaxSize(3).map(Object.class::cast),
                                Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), inner)
                                        .ofMaxSize(3)
                                        .map(Object.class::cast)),
                        0,
                        3)
                .map(value -> JsonNodeFactory.instance.objectNode().<ObjectNode>set("field", JSON.valueToTree(value)))
                .filter(template ->
                        !Placeholders.PLACEHOLDER.matcher(template.toString()).find());
    }

    @Test
    void whereNobodySaysHowManyStepsThereAreTheBudgetIsLeftOut() throws Exception {
        ObjectNode template = object("{\"args\": [\"${trial.budget}\", \"--epochs=${trial.budget}\"]}");
        var run = new TrialRun("exp", "exp-7", object("{}"), null, 42, 2);
        assertThat(Placeholders.replace(template, run)).isEqualTo(object("{\"args\": [\"--epochs=\"]}"));
    }

    private static TrialRun run(String parameters) throws JsonProcessingException {
        return new TrialRun("exp", "exp-7", object(parameters), 9L, 42, 2);
    }

    private static ObjectNode object(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json);
    }
}
