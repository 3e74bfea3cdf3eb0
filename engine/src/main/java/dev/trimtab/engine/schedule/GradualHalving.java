package dev.trimtab.engine.schedule;

import java.util.Optional;

/**
 * Asynchronous successive halving without rungs: at every report a trial is compared with all that came as far. Of n trials
 * that did, or were stopped before, the best n / reductionFactor · (step / graceSteps)^-0.8 may go on, but always one.
 *
 * <p>Halving at rungs ({@link SuccessiveHalving}) lets a trial that has fallen behind run on to the next rung, and with it up to
 * two thirds of all steps. An exponent of 1 would spend as many steps between any two rungs as successive halving does; 0.8 leaves
 * more to the later ones, where values say more.
 *
 * <p>A first report tells how a model was initialised as much as how it learns: on 7 of the 18 measured sets of curves it had next
 * to nothing to do with the last one, or the opposite. So nobody is stopped by it alone before it has proved itself: before two
 * thirds of the pairs among 12 trials or more are in the same order at that step and four times as far.
 *
 * <p>Measured with random search and 8 workers on 18 sets of recorded curves (LCBench, TaskSet), by the time to a good value and
 * the rank of the best trial from 1.5 to 8 full training times on: better than {@link SuccessiveHalving} from the second step on
 * on 16 sets, by 12 % on average; than from the first step on, on 11, on 4 of which that finds next to nothing; than the median rule
 * on 15, by a factor of 2.5. With noise of a fifth of the spread of the better trials on each value the advantage is gone.
 * Forecasts of the last value, by regression on values, slopes and parameters or by the correlation of ranks, did no better.
 */
record GradualHalving(EarlyStopping.Gradual settings) implements StopRule {
    private static final double EXPONENT = 0.8;
    private static final double TRUST = 2;
    private static final double FIRST_FACTOR = 2;

    @Override
    public Optional<Verdict> judge(Curve trial, Race race) {
        long step = trial.lastStep();
        if (step < settings.graceSteps()) {
            return Optional.empty();
        }
        int compared = 0;
        int better = 0;
        double best = trial.bestBy(step);
        for (Curve other : race.curves()) {
            if (other.covers(step)) {
                compared++;
                better += other.bestBy(step) < best ? 1 : 0;
            } else if (other.standing() == Curve.Standing.STOPPED && other.lastStep() < step) {
                compared++;
            }
        }
        if (better == 0) {
            return Optional.empty();
        }
        Persistence persistence = Persistence.from(step, race);
        if (trial.reports() == 1 && !persistence.isProved()) {
            return Optional.empty();
        }
        double rigour = trial.reports() == 1 ? FIRST_FACTOR : Math.exp(TRUST * persistence.aboveUsual());
        int allowed = allowed(compared, step, rigour);
        return better < allowed
                ? Optional.empty()
                : Optional.of(Verdict.behind(
                        "FallenBehind",
                        race.named(step),
                        better,
                        compared + " that came so far or were stopped before",
                        allowed));
    }

    private int allowed(int compared, long step, double rigour) {
        double share =
                Math.pow((double) step / settings.graceSteps(), -EXPONENT) / (settings.reductionFactor() * rigour);
        return (int) Math.max(1, Math.ceil(compared * share));
    }
}
