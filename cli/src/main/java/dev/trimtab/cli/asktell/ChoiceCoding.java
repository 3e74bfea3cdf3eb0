package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Listed choices of any JSON type. The engine has its own value for each; the client gets back exactly what it listed.
 *
 * @param name of the parameter
 * @param places the place of each choice in the list, by what makes it that choice
 * @param engine the place of each of the engine's values
 */
record ChoiceCoding(
        String name, List<JsonNode> choices, List<?> values, Map<String, Integer> places, Map<?, Integer> engine)
        implements Coding {

    private static final int SHOWN = 12;

    /**
     * @param values the engine's, one for each choice
     */
    static ChoiceCoding of(String name, List<JsonNode> choices, List<?> values) {
        Map<String, Integer> places = new HashMap<>();
        Map<Object, Integer> engine = new HashMap<>();
        for (int place = 0; place < choices.size(); place++) {
            JsonNode choice = choices.get(place);
            if (places.put(label(choice), place) != null) {
                throw new RefusedRequestException(
                        "Parameter '" + name + "': it lists " + choice + " twice: list each choice once.");
            }
            engine.put(values.get(place), place);
        }
        return new ChoiceCoding(name, choices, values, places, engine);
    }

    /** A text that two choices share exactly when they are the same: 1 and 1.0 are, 1 and "1" are not. */
    static String label(JsonNode choice) {
        if (!choice.isNumber() || !Double.isFinite(choice.doubleValue())) {
            return choice.toString();
        }
        BigDecimal number = choice.decimalValue();
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
    }

    boolean lists(JsonNode json) {
        return places.containsKey(label(json));
    }

    @Override
    public JsonNode json(Object value) {
        return choices.get(engine.get(value));
    }

    @Override
    public Object value(JsonNode json) {
        Integer place = places.get(label(json));
        if (place == null) {
            throw new RefusedRequestException(
                    "Parameter '" + name + "' cannot be " + json + ": write one of " + listed() + ".");
        }
        return values.get(place);
    }

    private String listed() {
        String shown = choices.stream().limit(SHOWN).map(JsonNode::toString).collect(Collectors.joining(", "));
        return choices.size() > SHOWN ? shown + ", … (" + choices.size() + " choices)" : shown;
    }
}
