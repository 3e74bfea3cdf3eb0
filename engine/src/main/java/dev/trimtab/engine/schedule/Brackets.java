package dev.trimtab.engine.schedule;

import java.util.List;

/**
 * Which trial belongs to which bracket. Each bracket gets about the same number of steps, so the more of its trials run long
 * the fewer there are; any run of indices in a row is divided in these proportions, by a Weyl sequence.
 *
 * @param shares of bracket 0, of brackets 0 and 1, and so on; the last one is 1
 */
record Brackets(double[] shares) {
    /** 2^64 divided by the golden ratio, whose multiples spread most evenly. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /**
     * @param count 1 to rungs + 1; bracket b skips the first b rungs
     * @param rungs increasing, in steps
     * @param max steps of a trial that is not stopped
     */
    static Brackets of(int count, List<Long> rungs, double factor, long max) {
        double[] shares = new double[count];
        double sum = 0;
        for (int bracket = 0; bracket < count; bracket++) {
            sum += 1 / expectedSteps(bracket, rungs, factor, max);
            shares[bracket] = sum;
        }
        for (int bracket = 0; bracket < count; bracket++) {
            shares[bracket] /= sum;
        }
        return new Brackets(shares);
    }

    /** Every trial reaches its first rung, one in factor the next, and so on. */
    private static double expectedSteps(int bracket, List<Long> rungs, double factor, long max) {
        double expected = 0;
        double reaching = 1;
        long from = 0;
        for (long rung : rungs.subList(bracket, rungs.size())) {
            expected += reaching * (rung - from);
            reaching /= factor;
            from = rung;
        }
        return expected + reaching * (max - from);
    }

    /** A point that a user asked for by hand, which has no index, is in the most patient bracket. */
    int bracket(int index) {
        if (index < 0) {
            return shares.length - 1;
        }
        double place = (index * GOLDEN >>> 11) * 0x1p-53;
        int bracket = 0;
        while (place >= shares[bracket]) {
            bracket++;
        }
        return bracket;
    }
}
