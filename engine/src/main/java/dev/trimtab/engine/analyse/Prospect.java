package dev.trimtab.engine.analyse;

/**
 * Whether it is worth going on, in the objective's unit.
 *
 * @param expected by how much it can still get better than the recommended trial, on the average over all functions that fit
 *     what was measured; 0 or more
 * @param bound what that is no more than, with a confidence of 90 %; 0 or more
 * @param noise the standard deviation of a measurement near the best; 0 or more
 * @param gained how much better the recommended trial is expected to be than half of all trials; 0 or more
 */
public record Prospect(double expected, double bound, double noise, double gained) {
    /** So little of what was gained so far is not worth a trial. */
    private static final double LITTLE = 0.01;

    /**
     * Whether what is left is drowned by noise (the rule of Makarova et al., "Automatic termination for hyperparameter
     * optimization", AutoML 2022, section 3.2, with the noise that the model sees in the place of that of a cross-validation),
     * or less than a hundredth of what was gained.
     */
    public boolean isExhausted() {
        return bound <= Math.max(noise, LITTLE * gained);
    }
}
