package dev.trimtab.cli.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.core.study.Budgets;
import java.util.List;
import java.util.stream.Stream;

/** The parts of a spec that may not change while its trials are to count. */
final class ImmutableParts {

    private static final List<String> NAMES = List.of(
            "objectives",
            "constraints",
            "parameters",
            "parameterConstraints",
            "algorithm",
            "seed",
            "initialTrials",
            "warmStart");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImmutableParts() {}

    /** The names of the parts that differ. */
    static List<String> changed(ExperimentSpec before, ExperimentSpec after) {
        JsonNode old = tree(before);
        JsonNode now = tree(after);
        return Stream.concat(NAMES.stream(), Budgets.areSet(before) ? Stream.of("fidelity") : Stream.empty())
                .filter(name -> !old.path(name).equals(now.path(name)))
                .toList();
    }

    /** By way of text, so that a number has one type whether it was read or computed. */
    private static JsonNode tree(ExperimentSpec spec) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(spec));
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException("A spec cannot be written as JSON.", impossible);
        }
    }
}
