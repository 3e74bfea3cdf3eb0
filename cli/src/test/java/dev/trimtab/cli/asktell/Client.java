package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client in this JVM, which remembers what was said. Requests may be written with single quotes. */
final class Client {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final ByteArrayOutputStream bugs = new ByteArrayOutputStream();
    private final Conversation conversation = new Conversation(new PrintStream(bugs, true, StandardCharsets.UTF_8));
    private final List<String> requests = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();

    /** A client with a study that minimises one value over a space. */
    static Client of(String space) {
        var client = new Client();
        client.ok("{'cmd':'init','space':" + space + ",'objectives':[{'name':'f','goal':'minimize'}]}");
        return client;
    }

    static ObjectNode json(String text) {
        return parsed(text.replace('\'', '"'));
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    ObjectNode send(String request) {
        String line = request.replace('\'', '"');
        String reply = conversation.reply(line);
        if (reply == null || bugs.size() > 0) {
            throw new AssertionError(line + " got " + reply + " " + bugs.toString(StandardCharsets.UTF_8));
        }
        requests.add(line);
        replies.add(reply);
        return parsed(reply);
    }

    /** Sends what must be granted. */
    ObjectNode ok(String request) {
        ObjectNode reply = send(request);
        if (reply.has("error")) {
            throw new AssertionError(request + " got " + reply);
        }
        return reply;
    }

    /** Sends what must be refused, and returns the sentence. */
    String refused(String request) {
        ObjectNode reply = send(request);
        if (!reply.has("error")) {
            throw new AssertionError(request + " got " + reply);
        }
        return reply.get("error").textValue();
    }

    List<JsonNode> ask(int count) {
        return ok("{'cmd':'ask','count':" + count + "}")
                .get("trials")
                .valueStream()
                .toList();
    }

    void tell(JsonNode trial, double... values) {
        ObjectNode request = JSON.createObjectNode().put("cmd", "tell");
        request.set("id", trial.get("id"));
        request.set("values", JSON.valueToTree(values));
        ok(request.toString());
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    List<String> replies() {
        return List.copyOf(replies);
    }
}
