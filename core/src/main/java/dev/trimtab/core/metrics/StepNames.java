package dev.trimtab.core.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** The names under which trials report how far they are, the finest count first. */
final class StepNames {

    private static final List<String> NAMES = List.of("step", "global_step", "iteration", "epoch");

    private StepNames() {}

    static boolean contains(String name) {
        return NAMES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The finest count among these numbers; empty where none of them is one. */
    static OptionalLong step(Map<String, Double> numbers) {
        return NAMES.stream()
                .flatMap(name -> numbers.entrySet().stream()
                        .filter(number -> number.getKey().equalsIgnoreCase(name) && Double.isFinite(number.getValue())))
                .mapToLong(number -> number.getValue().longValue())
                .findFirst();
    }
}
