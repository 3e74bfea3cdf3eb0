package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ConversationPropertyTest {

    private static final List<String> ALGORITHMS = List.of(
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
            "treeSearch");

    @Provide
    Arbitrary<ArrayNode> spaces() {
        return JsonSpaces.any();
    }

    @Property(tries = 300)
    void everyPointIsValidAndAskedForOnceWhateverComesOfIt(
            @ForAll("spaces") ArrayNode space, @ForAll @IntRange(max = 11) int algorithm, @ForAll Random random) {
        Client client = client(space, ALGORITHMS.get(algorithm));

        List<JsonNode> asked = search(client, random);

        assertThat(asked)
                .allSatisfy(params -> assertThat(Umpire.faults(space, params))
                        .as(() -> space + " " + params)
                        .isEmpty());
        assertThat(new HashSet<>(asked)).hasSameSizeAs(asked);
        assertThat(asked).isNotEmpty();
    }

    @Property(tries = 100)
    void whatWasAskedForCanBeInjected(@ForAll("spaces") ArrayNode space, @ForAll Random random) {
        Client client = client(space, "random");

        for (JsonNode params : search(client, random)) {
            ObjectNode inject = Client.JSON.createObjectNode().put("cmd", "inject");
            inject.set("params", params);
            inject.putArray("values").add(random.nextDouble());
            client.ok(inject.toString());
        }
    }

    @Property(tries = 50)
    void theSameRequestsGetTheSameReplies(
            @ForAll("spaces") ArrayNode space, @ForAll @IntRange(max = 11) int algorithm, @ForAll Random random) {
        Client first = client(space, ALGORITHMS.get(algorithm));
        search(first, random);

        var second = new Client();
        first.requests().forEach(second::send);

        assertThat(second.replies()).isEqualTo(first.replies());
    }

    private static Client client(ArrayNode space, String algorithm) {
        var client = new Client();
        ObjectNode init = Client.JSON.createObjectNode().put("cmd", "init").put("algorithm", algorithm);
        init.set("space", space);
        init.putArray("objectives").addObject().put("name", "f").put("goal", "minimize");
        client.ok(init.toString());
        return client;
    }

    /** Asks in batches, and tells some of what is open in a random order: values, failures, early ends. */
    private static List<JsonNode> search(Client client, Random random) {
        List<JsonNode> asked = new ArrayList<>();
        List<JsonNode> open = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            List<JsonNode> trials = client.ask(1 + random.nextInt(4));
            trials.forEach(trial -> asked.add(trial.get("params")));
            open.addAll(trials);
            for (int told = random.nextInt(open.size() + 1); told > 0; told--) {
                JsonNode id = open.remove(random.nextInt(open.size())).get("id");
                switch (random.nextInt(4)) {
                    case 0 -> client.ok("{'cmd':'tell','id':" + id + ",'failed':true}");
                    case 1 -> {
                        client.ok("{'cmd':'report','id':" + id + ",'step':1,'value':0.5}");
                        client.ok("{'cmd':'tell','id':" + id + ",'values':[0.5],'stopped':true,'step':1}");
                    }
                    default -> client.ok("{'cmd':'tell','id':" + id + ",'values':[" + random.nextDouble() + "]}");
                }
            }
        }
        return asked;
    }
}
