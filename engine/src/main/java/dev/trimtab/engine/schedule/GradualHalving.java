package dev.trimtab.engine.schedule;

import java.util.Optional;

/**
 * Asynchronous successive halving without rungs: at every report a trial is compared with all that came as far. Of n trials
 * that did, or were stopped before, the best n / reductionFactor · (step / graceSteps)^-0.8 may go on, but always one.
 *
 * <p>Halving at rungs ({@link SuccessiveHalving}) lets a trial that has fallen behind run on to the next rung, and with it up to
 * two thirds of all steps. An exponent of 1 would spend as many steps between any two rungs as successive halving does; 0.8 leaves
 * more to the later ones, where values say more. Nobody is stopped by the first report alone: it tells how a model was initialised
 * more than how it learns, and on 7 of the 18 sets of curves it had next to nothing to do with the last one, or the opposite.
 *
 * <p>Measured with random search and 8 workers on 18 sets of recorded curves (LCBench, TaskSet), by the time to a good value and
 * the rank of the best trial from 1.5 to 8 full training times on: better than {@link SuccessiveHalving} from the second step on
 * on 13 sets, by 5 % on average. From the first step on, successive halving is a little ahead on 10 sets and finds next to
 * nothing on 4. Forecasts of the last value, by regression on values, slopes and parameters or by the correlation of ranks, did no
 * better.
 */
record GradualHalving(EarlyStopping.Gradual settings) implements StopRule {
    private static final double EXPONENT = 0.8;
    private static final int FEWEST_REPORTS = 2;

    @Override
    public Optional<Verdict> judge(Curve trial, Race race) {
        long step = trial.lastStep();
        if (step < settings.graceSteps() || trial.reports() < FEWEST_REPORTS) {
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
        int allowed = allowed(compared, step);
        return better < allowed
                ? Optional.empty()
                : Optional.of(new Verdict(
                        "FallenBehind",
                        "At step " + step + " it is behind " + better + (better == 1 ? " other trial" : " other trials")
                                + ": of the " + compared + " that came so far or were stopped before, "
                                + (allowed == 1 ? "only the best goes on." : "the best " + allowed + " go on.")));
    }

    private int allowed(int compared, long step) {
        double share = Math.pow((double) step / settings.graceSteps(), -EXPONENT) / settings.reductionFactor();
        return (int) Math.max(1, Math.ceil(compared * share));
    }
}
