package dev.trimtab.core.template;

import java.util.Locale;
import java.util.OptionalInt;

/** Every name is a function of its owner's. */
public final class Names {

    private Names() {}

    /** The trial of an index: {@code <experiment>-<index>}. */
    public static String trial(String experiment, int index) {
        return experiment + "-" + index;
    }

    /** The index of a trial that the engine planned; empty for a trial with another name. */
    public static OptionalInt index(String experiment, String trial) {
        String prefix = experiment + "-";
        if (!trial.startsWith(prefix) || !trial.substring(prefix.length()).matches("0|[1-9][0-9]{0,8}")) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(trial.substring(prefix.length())));
    }

    /** The workload of an attempt, counted from 1: {@code <trial>-<attempt>}. */
    public static String workload(String trial, int attempt) {
        return trial + "-" + attempt;
    }

    /** The attempt that a workload of the trial is for; empty for one with another name. */
    public static OptionalInt attempt(String trial, String workload) {
        return index(trial, workload);
    }

    /** The environment variable of a parameter: {@code weight-decay} → {@code TRIMTAB_PARAM_WEIGHT_DECAY}. */
    public static String variable(String parameter) {
        return "TRIMTAB_PARAM_" + parameter.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
