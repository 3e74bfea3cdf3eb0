package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values of parameters that somebody wrote down: an initial trial, or a trial applied by hand. */
record Point(ObjectNode values, Map<String, ParameterSpec> space, String path) {

    /** Whether a parameter is used, as far as the point tells. */
    private enum Use {
        USED,
        UNUSED,
        OPEN
    }

    Point(ObjectNode values, List<ParameterSpec> parameters, String path) {
        this(values, Conditions.byName(parameters), path);
    }

    /** Names that are no parameter's, values that the parameter cannot have, parameters that are not used here. */
    Stream<Problem> problems() {
        return values.properties().stream().flatMap(entry -> {
            String at = FieldPath.key(path, entry.getKey());
            ParameterSpec parameter = space.get(entry.getKey());
            if (parameter == null) {
                return Stream.of(Problem.at(
                        at,
                        "no parameter is named " + entry.getKey()
                                + misread(entry.getKey())
                                + Suggestion.didYouMean(entry.getKey(), space.keySet())));
            }
            if (use(parameter, space.size()) == Use.UNUSED) {
                return Stream.of(Problem.at(at, unused(parameter)));
            }
            return Values.problem(entry.getValue(), parameter).map(wrong -> Problem.at(at, wrong)).stream();
        });
    }

    /** Parameters that are used here and have no value. */
    Stream<Problem> missing() {
        return space.values().stream()
                .filter(parameter -> !values.has(parameter.name()))
                .filter(parameter -> use(parameter, space.size()) == Use.USED)
                .map(parameter -> Problem.at(
                        FieldPath.key(path, parameter.name()),
                        "Required value: the experiment has a parameter " + parameter.name()
                                + " and the point has none"));
    }

    private Use use(ParameterSpec parameter, int depth) {
        ParameterSpec deciding =
                parameter.when() == null ? null : space.get(parameter.when().parameter());
        // The depth ends the search where conditions form a cycle, which is another problem.
        if (deciding == null || depth == 0) {
            return Use.USED;
        }
        if (use(deciding, depth - 1) == Use.UNUSED) {
            return Use.UNUSED;
        }
        JsonNode decided = values.get(deciding.name());
        if (decided == null) {
            return Use.OPEN;
        }
        return Conditions.holds(parameter.when(), deciding, decided) ? Use.USED : Use.UNUSED;
    }

    private static String misread(String name) {
        return name.equals("true") || name.equals("false")
                ? " (YAML reads y, yes and on as true, n, no and off as false: put such a name in quotes)"
                : "";
    }

    private String unused(ParameterSpec parameter) {
        var when = parameter.when();
        JsonNode decided = values.path(when.parameter());
        return parameter.name() + " is used only where " + when.parameter() + " is " + String.join(" or ", when.in())
                + "; here " + when.parameter()
                + (decided.isMissingNode() ? " is not used either" : " is " + decided.asText())
                + ": leave " + parameter.name() + " out";
    }
}
