package dev.trimtab.operator.kube;

import java.util.Map;

/** The labels that the operator puts on what it creates. */
public final class Labels {

    public static final String EXPERIMENT = "trimtab.dev/experiment";
    public static final String TRIAL = "trimtab.dev/trial";
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String TRIMTAB = "trimtab";

    /** Selects what the operator has created, on the server's side. */
    public static final String SELECTOR = MANAGED_BY + "=" + TRIMTAB;

    private Labels() {}

    public static Map<String, String> ofTrial(String experiment) {
        return Map.of(MANAGED_BY, TRIMTAB, EXPERIMENT, experiment);
    }

    public static Map<String, String> ofWorkload(String experiment, String trial) {
        return Map.of(MANAGED_BY, TRIMTAB, EXPERIMENT, experiment, TRIAL, trial);
    }
}
