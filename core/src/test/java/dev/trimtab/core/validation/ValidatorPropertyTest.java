package dev.trimtab.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.core.template.TrialRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValidatorPropertyTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Validator VALIDATOR = new Validator();

    /** One change: the value at some place is replaced, removed, renamed, doubled or swapped for another of the document. */
    record Mutation(int place, int what, JsonNode value, String word) {}

    @Property(tries = 300)
    void whateverIsWrittenTheAnswerIsAListOfProblems(
            @ForAll("bases") String base, @ForAll("mutations") List<Mutation> mutations) throws InvalidYamlException {
        ObjectNode content = Documents.read(BadManifests.good(base)).getFirst().content();
        mutations.forEach(mutation -> apply(mutation, content));
        var document = new Document(content, Locations.none());

        List<Problem> problems = VALIDATOR.problems(document);

        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.path()).isNotBlank();
            assertThat(problem.message()).isNotBlank();
        });
        if (problems.isEmpty() && VALIDATOR.knows(document)) {
            // What is called good can be read and is good as an object, too.
            if (document.kind().equals("Trial")) {
                assertThat(Semantics.problems(VALIDATOR.trial(document))).isEmpty();
            } else {
                Experiment experiment = VALIDATOR.experiment(document);
                assertThat(Semantics.problems(experiment)).isEmpty();
                var run = new TrialRun("good", "good-0", JSON.objectNode().put("lr", 0.1), null, 0, 1);
                assertThat(dev.trimtab.core.template.JobTemplate.mainContainer(
                                        dev.trimtab.core.template.JobTemplate.render(
                                                experiment.getSpec().trial().template(), run))
                                .isObject())
                        .isTrue();
            }
        }
    }

    @Property(tries = 300)
    void whateverTextIsReadTheAnswerIsDocumentsOrASentence(@ForAll String text) {
        try {
            Documents.read(text).forEach(VALIDATOR::problems);
        } catch (InvalidYamlException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.frequency(net.jqwik.api.Tuple.of(4, "experiment"), net.jqwik.api.Tuple.of(1, "trial"));
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 4),
                        values(),
                        Arbitraries.of("name", "min", "when", "double", "integer", "values", "x", "a.b/c", ""))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<JsonNode> values() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        JSON.nullNode(),
                        JSON.booleanNode(true),
                        JSON.numberNode(Double.NaN),
                        JSON.numberNode(Double.POSITIVE_INFINITY),
                        JSON.numberNode(Double.MAX_VALUE),
                        JSON.arrayNode(),
                        JSON.arrayNode().add(JSON.nullNode()),
                        JSON.arrayNode().add("a").add("a"),
                        JSON.objectNode(),
                        JSON.objectNode().put("name", "x"),
                        JSON.objectNode().putNull("in")),
                Arbitraries.longs().map(JSON::numberNode),
                Arbitraries.doubles().between(-2, 2).map(JSON::numberNode),
                Arbitraries.of(
                                "",
                                "sgd",
                                "true",
                                "32",
                                "lr",
                                "optimizer",
                                "${params.",
                                "1h",
                                "Ü\u0000${trial.x}",
                                "nesterov")
                        .map(JSON::textNode));
    }

    private static void apply(Mutation mutation, ObjectNode content) {
        var containers = new ArrayList<JsonNode>();
        collect(content, containers);
        JsonNode container = containers.get(mutation.place() % containers.size());
        switch (container) {
            case ObjectNode object
            when !object.isEmpty() -> {
                var names = object.properties().stream().map(Map.Entry::getKey).toList();
                String name = names.get(mutation.place() % names.size());
                switch (mutation.what()) {
                    case 0 -> object.set(name, mutation.value());
                    case 1 -> object.remove(name);
                    case 2 -> object.set(mutation.word(), object.remove(name));
                    case 3 -> object.set(mutation.word(), mutation.value());
                    default ->
                        object.set(name, containers.get(containers.size() / 2).deepCopy());
                }
            }
            case ArrayNode array
            when !array.isEmpty() -> {
                int index = mutation.place() % array.size();
                switch (mutation.what()) {
                    case 0 -> array.set(index, mutation.value());
                    case 1 -> array.remove(index);
                    case 2 -> array.add(array.get(index).deepCopy());
                    case 3 -> array.add(mutation.value());
                    default ->
                        array.set(index, containers.get(containers.size() / 2).deepCopy());
                }
            }
            default -> {
                // Nothing in it to change.
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
