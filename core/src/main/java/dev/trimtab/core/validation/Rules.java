package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Evaluates the rules of {@code x-kubernetes-validations}, each parsed when first met and then kept. */
final class Rules {

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableRegexPartialMatch(true)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    /** Words of CEL, which Kubernetes writes as {@code __in__} where they name a field. */
    private static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while");

    /** Rules are parsed and not type-checked: their types are known only to the API server, which checked the CRD. */
    private final CelParser parser = CelParserFactory.standardCelParserBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();

    private final CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(OPTIONS)
            .addFunctionBindings(CelFunctionBinding.fromOverloads(
                    "isSorted", CelFunctionBinding.from("list_is_sorted", List.class, Rules::isSorted)))
            .build();
    private final Map<String, CelRuntime.Program> programs = new ConcurrentHashMap<>();

    /** Evaluates the rules of a value and of everything in it, except where the schema was already broken. */
    void check(JsonNode value, Schema schema, String path, Findings findings) {
        var rules = schema.rules().stream().filter(rule -> !rule.isTransition()).toList();
        if (!rules.isEmpty() && !findings.blocks(path)) {
            Object self = celValue(value, schema);
            rules.stream().filter(rule -> !holds(rule, self)).forEach(rule -> {
                String at = path.isEmpty() && !rule.fieldPath().isEmpty()
                        ? rule.fieldPath().substring(1)
                        : path + rule.fieldPath();
                findings.invalid(at, "\"" + schema.type() + "\"", rule.message());
            });
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(entry -> schema.field(entry.getKey())
                            .ifPresent(field ->
                                    check(entry.getValue(), field, FieldPath.child(path, entry.getKey()), findings)));
        }
        if (value.isArray() && schema.items() != null) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.items(), FieldPath.item(path, i), findings);
            }
        }
    }

    /** A rule that cannot be evaluated, such as {@code int('x') > 1}, does not hold. */
    private boolean holds(Schema.Rule rule, Object self) {
        try {
            return Boolean.TRUE.equals(program(rule).eval(Map.of("self", self)));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    CelRuntime.Program program(Schema.Rule rule) {
        return programs.computeIfAbsent(rule.rule(), text -> {
            try {
                return runtime.createProgram(parser.parse(text).getAst());
            } catch (CelValidationException | CelEvaluationException e) {
                throw new IllegalArgumentException("A CRD's rule is no CEL: " + text, e);
            }
        });
    }

    /** The value as CEL sees it: numbers typed by the schema, fields under the names that Kubernetes gives them. */
    private static Object celValue(JsonNode value, @Nullable Schema schema) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> {
                var map = new HashMap<String, Object>();
                for (var entry : value.properties()) {
                    boolean declared = schema != null && schema.properties().containsKey(entry.getKey());
                    map.put(
                            declared ? escaped(entry.getKey()) : entry.getKey(),
                            celValue(
                                    entry.getValue(),
                                    schema == null
                                            ? null
                                            : schema.field(entry.getKey()).orElse(null)));
                }
                yield map;
            }
            case ARRAY -> {
                var list = new ArrayList<Object>();
                value.forEach(item -> list.add(celValue(item, schema == null ? null : schema.items())));
                yield list;
            }
            case STRING, BINARY -> value.asText();
            case BOOLEAN -> value.booleanValue();
            case NULL, MISSING -> NullValue.NULL_VALUE;
            case NUMBER ->
                value.isIntegralNumber() && !(schema != null && schema.type().equals("number"))
                        ? (Object) value.longValue()
                        : (Object) value.doubleValue();
        };
    }

    static String escaped(String field) {
        return RESERVED.contains(field)
                ? "__" + field + "__"
                : field.replace("__", "__underscores__")
                        .replace(".", "__dot__")
                        .replace("-", "__dash__")
                        .replace("/", "__slash__");
    }

    /** Kubernetes' own {@code isSorted()}, for the lists of numbers and of texts that our rules ask about. */
    private static boolean isSorted(List<?> list) {
        for (int i = 1; i < list.size(); i++) {
            if (compare(list.get(i - 1), list.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Object left, Object right) {
        return left instanceof Number a && right instanceof Number b
                ? Double.compare(a.doubleValue(), b.doubleValue())
                : left.toString().compareTo(right.toString());
    }
}
