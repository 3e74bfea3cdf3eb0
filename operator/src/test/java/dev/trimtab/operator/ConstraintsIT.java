package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.operator.testkit.Conditions;
import dev.trimtab.operator.testkit.Manifests;
import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.TestNamespace;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Constraints on what trials measure, on a real cluster with real pods. */
@OnCluster
class ConstraintsIT {

    /** The better the score, the more memory. */
    private static final String SCRIPT = "echo score=$TRIMTAB_PARAM_X memory=$TRIMTAB_PARAM_X";
}
