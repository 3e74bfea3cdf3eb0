package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.engine.belief.Belief;
import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Scale;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a request's {@code space}.
 *
 * @param kind makes the parameter once its condition is known
 * @param conditions all of which must hold
 * @param prior where the best value is expected; {@code null} where nobody said
 */
record SpaceItem(
        String name,
        Coding coding,
        Kind kind,
        List<Demanded> conditions,
        @Nullable Belief prior) {

    private SpaceItem(String name, Coding coding, Kind kind, List<Demanded> conditions) {
        this(name, coding, kind, conditions, null);
    }

    interface Kind {
        Parameter under(@Nullable Condition when);
    }

    /** A condition as it was written: the parent's values are still JSON. */
    record Demanded(String parent, List<JsonNode> values) {}

    static SpaceItem read(Fields item) {
        SpaceItem read = kind(item);
        return new SpaceItem(
                read.name(),
                read.coding(),
                read.kind(),
                read.conditions(),
                Priors.read(item).orElse(null));
    }

    private static SpaceItem kind(Fields item) {
        String name = item.text("name");
        String type = item.text("type");
        List<Demanded> conditions = item.parts("conditions").stream()
                .map(condition -> new Demanded(condition.text("parent"), condition.list("values")))
                .toList();
        return switch (type) {
            case "float" -> real(name, item, conditions);
            case "int" -> whole(name, item, conditions);
            case "categorical" -> categorical(name, item, conditions);
            case "permutation" -> permutation(name, item, conditions);
            case "bool" -> new SpaceItem(name, new PlainCoding(), when -> new BooleanParameter(name, when), conditions);
            default ->
                throw Fields.refused(
                        item.path("type"), '"' + type + '"', "write float, int, categorical, bool or permutation");
        };
    }

    private static SpaceItem real(String name, Fields item, List<Demanded> conditions) {
        double low = item.number("low");
        double high = item.number("high");
        Double step = item.someNumber("step").orElse(null);
        Scale scale = scale(item);
        Coding coding = step == null ? new BoundedCoding(low, high) : new PlainCoding();
        return new SpaceItem(name, coding, when -> new DoubleParameter(name, low, high, scale, step, when), conditions);
    }

    private static SpaceItem whole(String name, Fields item, List<Demanded> conditions) {
        long low = item.whole("low");
        long high = item.whole("high");
        long step = item.whole("step", 1);
        Scale scale = scale(item);
        return new SpaceItem(
                name, new PlainCoding(), when -> new IntegerParameter(name, low, high, scale, step, when), conditions);
    }

    private static SpaceItem categorical(String name, Fields item, List<Demanded> conditions) {
        List<JsonNode> choices = item.list("choices");
        if (item.truth("ordered")) {
            List<Double> numbers = increasing(choices)
                    ? choices.stream().map(JsonNode::doubleValue).toList()
                    : IntStream.range(0, choices.size())
                            .mapToObj(i -> (double) i)
                            .toList();
            var ordinal = new Listed<>(ChoiceCoding.of(name, choices, numbers), numbers);
            return new SpaceItem(
                    name, ordinal.coding(), when -> new OrdinalParameter(name, ordinal.values(), when), conditions);
        }
        var names = labelled(name, choices);
        return new SpaceItem(
                name, names.coding(), when -> new CategoricalParameter(name, names.values(), when), conditions);
    }

    private static SpaceItem permutation(String name, Fields item, List<Demanded> conditions) {
        var elements = labelled(name, item.list("choices"));
        return new SpaceItem(
                name,
                new OrderCoding(elements.coding()),
                when -> new PermutationParameter(name, elements.values(), when),
                conditions);
    }

    private record Listed<T>(ChoiceCoding coding, List<T> values) {}

    private static Listed<String> labelled(String name, List<JsonNode> choices) {
        List<String> labels = choices.stream().map(ChoiceCoding::label).toList();
        return new Listed<>(ChoiceCoding.of(name, choices, labels), labels);
    }

    private static boolean increasing(List<JsonNode> choices) {
        return IntStream.range(0, choices.size())
                .allMatch(i -> choices.get(i).isNumber()
                        && Double.isFinite(choices.get(i).doubleValue())
                        && (i == 0
                                || choices.get(i - 1).doubleValue()
                                        < choices.get(i).doubleValue()));
    }

    private static Scale scale(Fields item) {
        boolean log = item.truth("log");
        String name = item.text("scale", log ? "log" : "linear");
        Scale scale = switch (name) {
            case "linear" -> Scale.LINEAR;
            case "log" -> Scale.LOG;
            case "reverse_log" -> Scale.REVERSE_LOG;
            default -> throw Fields.refused(item.path("scale"), '"' + name + '"', "write linear, log or reverse_log");
        };
        if (log && scale != Scale.LOG) {
            throw Fields.refused(item.path("scale"), '"' + name + '"', "leave out log or write log as the scale");
        }
        return scale;
    }
}
