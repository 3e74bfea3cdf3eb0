package dev.trimtab.engine.suggest.cmaes;

/**
 * How much each member of a generation counts, and how fast the distribution learns: the defaults of Hansen, "The CMA
 * evolution strategy: a tutorial" (2016), table 1.
 *
 * @param weights of the members, the best first: positive ones that sum to 1 for the better half, negative ones for the rest
 * @param muEff the variance-effective number of members that are recombined
 * @param cSigma the step size's path forgets 1/cSigma generations ago
 * @param dSigma damps the step size
 * @param cC the covariance's path forgets 1/cC generations ago
 * @param c1 of the covariance, learnt from the path
 * @param cMu of the covariance, learnt from the members
 * @param chiN the expected length of a normal vector
 */
record Rates(
        double[] weights, double muEff, double cSigma, double dSigma, double cC, double c1, double cMu, double chiN) {

    /** The usual number of members of a generation. */
    static int population(int dimensions) {
        return 4 + (int) (3 * Math.log(Math.max(1, dimensions)));
    }

    /**
     * @param n dimensions, at least 1
     * @param members at least 2
     */
    static Rates of(int n, int members) {
        double[] raw = new double[members];
        int mu = members / 2;
        double sum = 0;
        double squares = 0;
        double sumBelow = 0;
        double squaresBelow = 0;
        double positive = 0;
        double negative = 0;
        for (int i = 0; i < members; i++) {
            raw[i] = Math.log((members + 1) / 2.0) - Math.log(i + 1);
            sum += i < mu ? raw[i] : 0;
            squares += i < mu ? raw[i] * raw[i] : 0;
            sumBelow += i < mu ? 0 : raw[i];
            squaresBelow += i < mu ? 0 : raw[i] * raw[i];
            positive += Math.max(0, raw[i]);
            negative += Math.max(0, -raw[i]);
        }
        double muEff = sum * sum / squares;
        double muEffBelow = sumBelow * sumBelow / squaresBelow;
        double c1 = 2 / ((n + 1.3) * (n + 1.3) + muEff);
        double cMu = Math.min(1 - c1, 2 * (0.25 + muEff + 1 / muEff - 2) / ((n + 2) * (n + 2) + muEff));
        double below = Math.min(
                Math.min(1 + c1 / cMu, 1 + 2 * muEffBelow / (muEff + 2)), Math.max(0, (1 - c1 - cMu) / (n * cMu)));
        double[] weights = new double[members];
        for (int i = 0; i < members; i++) {
            weights[i] = raw[i] >= 0 ? raw[i] / positive : raw[i] * below / negative;
        }
        double cSigma = (muEff + 2) / (n + muEff + 5);
        return new Rates(
                weights,
                muEff,
                cSigma,
                1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma,
                (4 + muEff / n) / (n + 4 + 2 * muEff / n),
                c1,
                cMu,
                Math.sqrt(n) * (1 - 1 / (4.0 * n) + 1 / (21.0 * n * n)));
    }
}
