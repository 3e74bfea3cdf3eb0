package dev.trimtab.engine.study;

import org.jspecify.annotations.Nullable;

/** Refuses settings that are out of bounds. */
final class Bounds {
    private Bounds() {}

    /** @param value {@code null} where it is left to the algorithm */
    static void whole(String name, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw refused(name, value, least + " to " + most);
        }
    }

    static void number(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw refused(name, value, least + " to " + most);
        }
    }

    static void population(int population, long interval, double quantile) {
        whole("population", population, 2, 1_000);
        if (interval < 1) {
            throw refused("interval", interval, "1 or more steps");
        }
        if (!(quantile > 0 && quantile <= 0.5)) {
            throw refused("quantile", quantile, "a number above 0, up to 0.5");
        }
    }

    private static IllegalArgumentException refused(String name, Object value, String instead) {
        return new IllegalArgumentException(name + " cannot be " + value + ": write " + instead + ".");
    }
}
