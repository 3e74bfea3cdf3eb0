package dev.trimtab.operator.testkit;

import java.util.Optional;

/** The operator's image, built from the Dockerfile under the name that chart and kustomization use by default. */
public final class OperatorImage {

    private static final String NAME = "trimtab/operator:0.1.0";

    private static boolean loaded;

    private OperatorImage() {}

    /** Builds it once in a test run and brings it to the cluster. */
    public static synchronized void load() {
        if (!loaded) {
            Command build = Command.of("docker").with("build", "-t", NAME);
            Optional.ofNullable(System.getenv("TRIMTAB_BASE_IMAGE"))
                    .ifPresent(base -> build.with("--build-arg", "BASE_IMAGE=" + base));
            build.with("..").run().orFail();
            Cluster.get().load(NAME);
            loaded = true;
        }
    }
}
