package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.WhenSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The conditions ({@code when}) under which parameters are used. */
final class Conditions {

    private Conditions() {}

    /** Parameters that wait for each other in a circle: none of them could ever be used. */
    static Stream<Problem> cycles(List<ParameterSpec> parameters) {
        var byName = byName(parameters);
        var told = new HashSet<String>();
        var problems = Stream.<Problem>builder();
        for (int i = 0; i < parameters.size(); i++) {
            List<String> cycle = cycleFrom(parameters.get(i), byName);
            if (!cycle.isEmpty() && told.add(cycle.stream().sorted().toList().toString())) {
                problems.add(Problem.at(
                        FieldPath.item("spec.parameters", i) + ".when.parameter",
                        "the conditions form a cycle, so that none of its parameters could ever be used: "
                                + String.join(" → ", cycle) + " → " + cycle.getFirst()
                                + "; take when away from one of them"));
            }
        }
        return problems.build();
    }

    /** The parameters from {@code start} back to it; empty when its conditions lead elsewhere. */
    private static List<String> cycleFrom(ParameterSpec start, Map<String, ParameterSpec> byName) {
        var seen = new ArrayList<String>();
        ParameterSpec at = start;
        while (at != null && !seen.contains(at.name())) {
            seen.add(at.name());
            at = at.when() == null ? null : byName.get(at.when().parameter());
        }
        return at != null && at.name().equals(start.name()) ? seen : List.of();
    }

    /** Parameters that wait for a value which the deciding parameter never has. */
    static Stream<Problem> neverTrue(List<ParameterSpec> parameters) {
        var byName = byName(parameters);
        var problems = Stream.<Problem>builder();
        for (int i = 0; i < parameters.size(); i++) {
            WhenSpec when = parameters.get(i).when();
            ParameterSpec deciding = when == null ? null : byName.get(when.parameter());
            if (deciding == null) {
                continue;
            }
            for (int j = 0; j < when.in().size(); j++) {
                Optional<String> wrong = value(when.in().get(j), deciding).flatMap(v -> Values.problem(v, deciding));
                if (wrong.isPresent()) {
                    problems.add(Problem.at(
                            FieldPath.item(FieldPath.item("spec.parameters", i) + ".when.in", j), wrong.get()));
                }
            }
        }
        return problems.build();
    }

    /** Whether the deciding parameter has one of the values that are asked for. */
    static boolean holds(WhenSpec when, ParameterSpec deciding, JsonNode decided) {
        return when.in().stream()
                .anyMatch(text -> value(text, deciding)
                        .filter(value -> value.isNumber()
                                ? decided.isNumber() && value.doubleValue() == decided.doubleValue()
                                : value.equals(decided))
                        .isPresent());
    }

    static Map<String, ParameterSpec> byName(List<ParameterSpec> parameters) {
        var byName = new LinkedHashMap<String, ParameterSpec>();
        parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
        return byName;
    }

    /** A value in {@code when.in}, all of which are texts, as the deciding parameter has it. */
    private static Optional<JsonNode> value(String text, @Nullable ParameterSpec deciding) {
        try {
            if (deciding == null || deciding.categorical() != null) {
                return Optional.of(TextNode.valueOf(text));
            }
            if (deciding.booleanValue() != null) {
                return Optional.of(BooleanNode.valueOf(text.equals("true")));
            }
            return Optional.of(
                    deciding.integer() != null
                            ? LongNode.valueOf(Long.parseLong(text))
                            : DoubleNode.valueOf(Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            // The CRD's rules refuse it.
            return Optional.empty();
        }
    }
}
