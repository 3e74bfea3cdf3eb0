package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Collects problems in the API server's words, and remembers which of them keep rules from being evaluated. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> blocked = new ArrayList<>();

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Whether the value at a path, or one in it, is so wrong that a rule on it would fail for no reason of its own. */
    boolean blocks(String path) {
        return blocked.stream().anyMatch(wrong -> FieldPath.within(wrong, path));
    }

    void required(String path, String detail) {
        block(path, "Required value" + (detail.isEmpty() ? "" : ": " + detail));
    }

    void wrongType(String path, String wanted, String found) {
        block(
                path,
                "Invalid value: \"" + found + "\": " + path + " in body must be of type " + wanted + ": \"" + found
                        + "\"");
    }

    void unsupported(String path, JsonNode value, List<JsonNode> supported) {
        var words = supported.stream().map(GoText::quoted).sorted().toList();
        block(path, "Unsupported value: " + GoText.quoted(value) + ": supported values: " + String.join(", ", words));
    }

    void tooLong(String path, int atMost) {
        block(path, "Too long: may not be more than " + atMost + " bytes");
    }

    void tooMany(String path, int found, int atMost) {
        block(path, "Too many: " + found + ": must have at most " + atMost + (atMost == 1 ? " item" : " items"));
    }

    void duplicate(String path, JsonNode value) {
        add(path, "Duplicate value: " + GoText.quoted(value));
    }

    void invalid(String path, String value, String detail) {
        add(path, "Invalid value: " + value + ": " + detail);
    }

    void block(String path, String message) {
        blocked.add(path);
        add(path, message);
    }

    void add(String path, String message) {
        problems.add(Problem.at(path.isEmpty() ? FieldPath.ROOT_IN_MESSAGES : path, message));
    }
}
