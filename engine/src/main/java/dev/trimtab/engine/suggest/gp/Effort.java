package dev.trimtab.engine.suggest.gp;

/**
 * How thoroughly an acquisition is searched: the more points a model has seen, the longer a look takes and the fewer there are.
 *
 * @param looks how often to look in the whole space
 * @param starts how many of the most promising places are improved
 */
record Effort(int looks, int starts) {
    private static final int LOOKS = 512;
    private static final int FEWEST_LOOKS = 96;
    private static final int STARTS = 8;
    private static final int FEWEST_STARTS = 2;

    /** Beyond this many points a search looks less often, so that it takes no longer. */
    private static final double FEW_POINTS = 150;

    static Effort of(int points) {
        double share = Math.min(1, FEW_POINTS / points);
        return new Effort(
                Math.max(FEWEST_LOOKS, (int) (LOOKS * share)), Math.max(FEWEST_STARTS, (int) (STARTS * share)));
    }
}
