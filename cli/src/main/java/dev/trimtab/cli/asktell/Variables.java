package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import dev.trimtab.core.constraint.Variable;
import dev.trimtab.core.constraint.Variable.Kind;
import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import java.util.List;

/** Parameters as constraints see them: with the values that the client has listed, rather than the engine's. */
final class Variables {

    private Variables() {}

    static Variable of(Parameter parameter, Coding coding) {
        Kind kind = switch (parameter) {
            case DoubleParameter number -> Kind.NUMBER;
            case IntegerParameter number -> Kind.WHOLE_NUMBER;
            case BooleanParameter truth -> Kind.TRUTH;
            case PermutationParameter order -> Kind.ORDER;
            case CategoricalParameter categorical -> listed(coding);
            case OrdinalParameter ordinal -> listed(coding);
        };
        return coding instanceof ChoiceCoding || coding instanceof OrderCoding
                ? new Variable(parameter.name(), kind, value -> value(coding.json(value), kind))
                : new Variable(parameter.name(), kind);
    }

    private static Kind listed(Coding coding) {
        List<JsonNode> choices = ((ChoiceCoding) coding).choices();
        if (choices.stream().allMatch(JsonNode::isTextual)) {
            return Kind.TEXT;
        }
        if (choices.stream().allMatch(JsonNode::isBoolean)) {
            return Kind.TRUTH;
        }
        if (choices.stream().allMatch(Variables::isWhole)) {
            return Kind.WHOLE_NUMBER;
        }
        return choices.stream().allMatch(JsonNode::isNumber) ? Kind.NUMBER : Kind.ANY;
    }

    private static boolean isWhole(JsonNode json) {
        return json.isNumber() && json.canConvertToExactIntegral() && json.canConvertToLong();
    }

    private static Object value(JsonNode json, Kind kind) {
        return switch (json.getNodeType()) {
            case BOOLEAN -> json.booleanValue();
            case NUMBER -> isWhole(json) && kind != Kind.NUMBER ? (Object) json.longValue() : json.doubleValue();
            case STRING -> json.textValue();
            case NULL -> NullValue.NULL_VALUE;
            case ARRAY ->
                json.valueStream()
                        .map(element -> element.isTextual() ? element.textValue() : element.toString())
                        .toList();
            case OBJECT, BINARY, MISSING, POJO -> json.toString();
        };
    }
}
