package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.constraint.Constraints;
import dev.trimtab.core.constraint.InvalidConstraintException;
import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Constraint;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine's space, and how its points are written in JSON.
 *
 * @param codings one for each parameter
 * @param priors where good values are expected, by parameter
 */
record SearchSpace(Space space, Map<String, Coding> codings, Map<String, Belief> priors) {

    /**
     * @param constraints on parameters, in CEL
     */
    static SearchSpace read(List<Fields> list, List<String> constraints) {
        List<SpaceItem> items = list.stream().map(SpaceItem::read).toList();
        Map<String, Coding> codings = new HashMap<>();
        items.forEach(item -> codings.put(item.name(), item.coding()));
        Map<String, List<Condition>> written = new HashMap<>();
        for (SpaceItem item : items) {
            written.put(
                    item.name(),
                    item.conditions().stream()
                            .map(demanded -> condition(item.name(), demanded, codings))
                            .toList());
        }
        Conditions conditions = new Conditions(written);
        List<Parameter> parameters = items.stream()
                .map(item -> item.kind().under(conditions.of(item.name())))
                .toList();
        new Space(parameters); // a parameter that is none comes before constraints on it
        Space space = new Space(parameters, constraints(constraints, parameters, codings));
        return new SearchSpace(space, codings, priors(items));
    }

    private static Map<String, Belief> priors(List<SpaceItem> items) {
        Map<String, Belief> priors = new HashMap<>();
        for (SpaceItem item : items) {
            Belief prior = item.prior();
            if (prior != null) {
                priors.put(item.name(), prior);
            }
        }
        return priors;
    }

    ObjectNode json(Point point) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        point.values().forEach((name, value) -> json.set(name, coding(name).json(value)));
        return json;
    }

    /** A complete point that a client wrote. */
    Point point(ObjectNode json) {
        Point point = space.typed(values(json));
        space.problem(point).ifPresent(sentence -> {
            throw new RefusedRequestException(sentence);
        });
        return point;
    }

    /** The values that a client wrote; whether they fit together is for the space to say. A null that is no choice is left out. */
    Map<String, Object> values(ObjectNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            Coding coding = codings.get(field.getKey());
            JsonNode value = field.getValue();
            if (!value.isNull() || (coding instanceof ChoiceCoding choice && choice.lists(value))) {
                values.put(field.getKey(), coding == null ? value.toString() : coding.value(value));
            }
        });
        return values;
    }

    /** The values of another study: what means nothing here stays as it is, and will not be used. */
    Map<String, Object> foreign(ObjectNode json) {
        Map<String, Object> values = new LinkedHashMap<>();
        json.properties().forEach(field -> {
            try {
                values.putAll(values(JsonNodeFactory.instance.objectNode().set(field.getKey(), field.getValue())));
            } catch (RefusedRequestException notOfThisSpace) {
                values.put(field.getKey(), field.getValue().toString());
            }
        });
        return values;
    }

    private static List<Constraint> constraints(
            List<String> texts, List<Parameter> parameters, Map<String, Coding> codings) {
        try {
            return Constraints.of(
                    texts,
                    parameters.stream()
                            .map(parameter -> Variables.of(parameter, codings.get(parameter.name())))
                            .toList());
        } catch (InvalidConstraintException refused) {
            throw new RefusedRequestException(
                    "parameterConstraints[" + refused.index() + "]: " + refused.getMessage() + ".");
        }
    }

    private Coding coding(String name) {
        return codings.get(name);
    }

    private static Condition condition(String child, SpaceItem.Demanded demanded, Map<String, Coding> codings) {
        Coding parent = codings.get(demanded.parent());
        if (parent == null) {
            throw new RefusedRequestException("Parameter '" + child + "': it depends on '" + demanded.parent()
                    + "', which is not a parameter of this space.");
        }
        return new Condition(
                demanded.parent(), demanded.values().stream().map(parent::value).toList());
    }
}
