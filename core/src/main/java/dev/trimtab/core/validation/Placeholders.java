package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** <code>${params.lr}</code> and <code>${trial.name}</code> in a template, which the trial's values take the place of. */
final class Placeholders {

    private static final String PARAMS = "params.";
    private static final String TRIAL = "trial.";
    private static final String BUDGET = "budget";
    private static final Set<String> TRIAL_FIELDS =
            new TreeSet<>(List.of("name", "experiment", "seed", "attempt", BUDGET));

    /**
     * What there are values for.
     *
     * @param parameters the names of the parameters
     * @param steps whether the experiment says how many steps a trial has
     */
    private record Known(Set<String> parameters, boolean steps) {}

    private Placeholders() {}

    /** Placeholders that nothing can take the place of. */
    static Stream<Problem> problems(ExperimentSpec spec) {
        var names = new TreeSet<>(
                spec.parameters().stream().map(ParameterSpec::name).toList());
        return problems(spec.trial().template(), "spec.trial.template", new Known(names, spec.fidelity() != null));
    }

    private static Stream<Problem> problems(JsonNode value, String path, Known known) {
        return switch (value.getNodeType()) {
            case OBJECT ->
                value.properties().stream()
                        .flatMap(field -> problems(field.getValue(), FieldPath.key(path, field.getKey()), known));
            case ARRAY ->
                IntStream.range(0, value.size())
                        .boxed()
                        .flatMap(i -> problems(value.get(i), FieldPath.item(path, i), known));
            case STRING -> inText(value.textValue(), known).map(sentence -> Problem.at(path, sentence));
            default -> Stream.empty();
        };
    }

    private static Stream<String> inText(String text, Known known) {
        var sentences = Stream.<String>builder();
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", start + 2)) {
            boolean escaped = start > 0 && text.charAt(start - 1) == '$';
            boolean ours = text.startsWith(PARAMS, start + 2) || text.startsWith(TRIAL, start + 2);
            if (escaped || !ours) {
                // ${HOME} is the shell's.
                continue;
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                sentences.add(text.substring(start) + " is not closed with }");
            } else {
                sentence(text.substring(start + 2, end), known, sentences);
            }
        }
        return sentences.build();
    }

    private static void sentence(String placeholder, Known known, Stream.Builder<String> sentences) {
        boolean isParameter = placeholder.startsWith(PARAMS);
        String prefix = isParameter ? PARAMS : TRIAL;
        String name = placeholder.substring(prefix.length());
        Set<String> names = isParameter ? known.parameters() : TRIAL_FIELDS;
        if (!names.contains(name)) {
            sentences.add("${" + placeholder + "} names no "
                    + (isParameter
                            ? "parameter"
                            : "field of a trial: write one of name, experiment, seed, attempt, budget")
                    + Suggestion.nearest(name, names)
                            .map(near -> "; did you mean ${" + prefix + near + "}?")
                            .orElse("")
                    + " (write $${ for a ${ that shall stay)");
        } else if (!isParameter && name.equals(BUDGET) && !known.steps()) {
            sentences.add("${" + placeholder
                    + "} is the last step of a trial, and nothing says how many it has: add fidelity,"
                    + " such as {metric: epoch, min: 1, max: 81}");
        }
    }
}
