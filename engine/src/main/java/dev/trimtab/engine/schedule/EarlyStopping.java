package dev.trimtab.engine.schedule;

/** When trials are stopped before their end. All but {@link None} also stop a trial whose last report is not finite. */
public sealed interface EarlyStopping {
    /** Trials run to their end. */
    record None() implements EarlyStopping {}

    /**
     * At each rung only the best part of the trials that came so far goes on; see {@link SuccessiveHalving}. Needs a
     * {@link Fidelity}.
     *
     * @param reductionFactor one in so many goes on, and each rung is so many times as far as the one before; above 1
     * @param graceSteps the first rung, in steps; 1 or more
     * @param brackets trials take turns to skip 0 to brackets - 1 of the first rungs, against curves that cross; 1 or
     *     more, as many as there are rungs count
     */
    record Asha(double reductionFactor, long graceSteps, int brackets) implements EarlyStopping {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Asha {
            checkFactor(reductionFactor);
            checkSteps("graceSteps", graceSteps);
            checkBrackets(brackets);
        }

        /** One bracket, and one trial in three. */
        public static Asha of(Fidelity fidelity) {
            return new Asha(DEFAULT_FACTOR, fidelity.min(), 1);
        }
    }

    /**
     * Like {@link Asha}, but at every report instead of at rungs; see {@link GradualHalving}.
     *
     * @param reductionFactor one in so many goes on from graceSteps, and ever fewer from later steps; fewer still where the order of
     *     trials has persisted, more where it was lost; above 1
     * @param graceSteps before this step no trial is stopped; 1 or more
     */
    record Gradual(double reductionFactor, long graceSteps) implements EarlyStopping {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Gradual {
            checkFactor(reductionFactor);
            checkSteps("graceSteps", graceSteps);
        }
    }

    /**
     * {@link Asha} from the fidelity's minimum on with every bracket there is, the last of which stops nothing. Needs a
     * {@link Fidelity}.
     *
     * @param reductionFactor as for Asha
     */
    record Hyperband(double reductionFactor) implements EarlyStopping {
        /** Refuses a factor out of bounds with an {@link IllegalArgumentException}. */
        public Hyperband {
            checkFactor(reductionFactor);
        }
    }

    /**
     * Trials pause at each rung, and the best of those that came there are resumed; see {@link PromotionRule}. Needs a {@link
     * Fidelity}, and trials that can go on from a checkpoint.
     *
     * @param reductionFactor one in so many is promoted, and each rung is so many times as far as the one before; above 1
     * @param graceSteps the first rung, in steps; 1 or more
     * @param brackets trials take turns to skip 0 to brackets - 1 of the first rungs; 1 or more, as many as there are rungs count
     */
    record Promotion(double reductionFactor, long graceSteps, int brackets) implements EarlyStopping {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Promotion {
            checkFactor(reductionFactor);
            checkSteps("graceSteps", graceSteps);
            checkBrackets(brackets);
        }
    }

    /**
     * A trial that is worse than the median of the others at the same step is stopped; see {@link MedianRule}.
     *
     * @param minTrials how many other trials must have come as far; 1 or more
     * @param graceSteps before this step no trial is stopped; 1 or more
     */
    record Median(int minTrials, long graceSteps) implements EarlyStopping {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Median {
            if (minTrials < 1) {
                throw new IllegalArgumentException(
                        "A median of " + minTrials + " trials is none: write 1 or more for minTrials.");
            }
            checkSteps("graceSteps", graceSteps);
        }
    }

    /**
     * A trial that has stopped improving is stopped; other trials do not matter.
     *
     * @param patience how many steps it may go on without improvement; 1 or more
     * @param minDelta by how much the metric must get better to count as improved, in its unit; 0 or more
     */
    record Plateau(long patience, double minDelta) implements EarlyStopping {
        /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
        public Plateau {
            checkSteps("patience", patience);
            if (!(minDelta >= 0 && Double.isFinite(minDelta))) {
                throw new IllegalArgumentException("minDelta cannot be " + minDelta + ": write 0 or more.");
            }
        }
    }

    /** What to tell a user who left the fidelity out. */
    String NEEDS_FIDELITY =
            "This kind of early stopping compares trials at steps: say with a fidelity how many there are.";

    /** Whether it can do nothing without a {@link Fidelity}. */
    default boolean needsFidelity() {
        return switch (this) {
            case Asha asha -> true;
            case Hyperband hyperband -> true;
            case Promotion promotion -> true;
            case None none -> false;
            case Gradual gradual -> false;
            case Median median -> false;
            case Plateau plateau -> false;
        };
    }

    /** Li et al. found 3 and 4 about equally good. */
    double DEFAULT_FACTOR = 3;

    private static void checkFactor(double reductionFactor) {
        if (!(reductionFactor > 1 && Double.isFinite(reductionFactor))) {
            throw new IllegalArgumentException(
                    "The reduction factor cannot be " + reductionFactor + ": write a number above 1, such as 3.");
        }
    }

    private static void checkBrackets(int brackets) {
        if (brackets < 1) {
            throw new IllegalArgumentException("ASHA cannot have " + brackets + " brackets: write 1 or more.");
        }
    }

    private static void checkSteps(String name, long steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(name + " cannot be " + steps + ": write 1 or more steps.");
        }
    }
}
