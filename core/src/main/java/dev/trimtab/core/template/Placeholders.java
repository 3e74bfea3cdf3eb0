package dev.trimtab.core.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.study.Points;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a trial's values into a template by structure: a text that is exactly one placeholder becomes the value with its
 * type, a placeholder inside a longer text becomes the value's text. {@code $${params.x}} stays as {@code ${params.x}}. A
 * placeholder of a parameter that is not active at this point becomes null (as an element or field: it is left out) or the
 * empty text.
 */
public final class Placeholders {

    /** {@code ${params.NAME}} or {@code ${trial.FIELD}}; a preceding $ escapes it. */
    public static final Pattern PLACEHOLDER = Pattern.compile("(\\$?)\\$\\{(params|trial)\\.([^}]*)}");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Placeholders() {}

    /** A copy of the template with every placeholder replaced. */
    public static ObjectNode replace(ObjectNode template, TrialRun run) {
        return (ObjectNode) replace((JsonNode) template, run);
    }

    private static JsonNode replace(JsonNode node, TrialRun run) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JSON.objectNode();
                object.properties().forEach(field -> {
                    JsonNode value = replace(field.getValue(), run);
                    if (!value.isMissingNode()) {
                        copy.set(field.getKey(), value);
                    }
                });
                yield copy;
            }
            case ArrayNode list -> {
                ArrayNode copy = JSON.arrayNode();
                list.forEach(element -> {
                    JsonNode value = replace(element, run);
                    if (!value.isMissingNode()) {
                        copy.add(value);
                    }
                });
                yield copy;
            }
            default -> node.isTextual() ? text(node.textValue(), run) : node;
        };
    }

    private static JsonNode text(String text, TrialRun run) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.matches() && placeholder.group(1).isEmpty()) {
            return value(placeholder, run);
        }
        return JSON.textNode(placeholder.replaceAll(match -> Matcher.quoteReplacement(
                match.group(1).isEmpty()
                        ? Points.text(value(match, run))
                        : match.group().substring(1))));
    }

    private static JsonNode value(MatchResult placeholder, TrialRun run) {
        String name = placeholder.group(3);
        if (placeholder.group(2).equals("params")) {
            return run.parameters().path(name).deepCopy();
        }
        return switch (name) {
            case "name" -> JSON.textNode(run.trial());
            case "experiment" -> JSON.textNode(run.experiment());
            case "seed" -> JSON.numberNode(run.seed());
            case "budget" -> run.budget() == null ? JSON.missingNode() : JSON.numberNode(run.budget());
            case "attempt" -> JSON.numberNode(run.attempt());
            default -> JSON.missingNode();
        };
    }
}
