package dev.trimtab.engine.suggest;

/**
 * When what was learnt from trials is learnt anew: after every one of the first {@value #FEW}, and then whenever a twentieth more
 * have finished. A function of their number alone, so that a study that is read back has learnt the same.
 */
public final class Stages {
    public static final int FEW = 60;

    private Stages() {}

    /** How many of n trials it is learnt from. */
    public static int last(int n) {
        int stage = Math.min(n, FEW);
        while (stage + Math.max(1, stage / 20) <= n) {
            stage += Math.max(1, stage / 20);
        }
        return stage;
    }
}
