package dev.trimtab.engine.schedule;

import java.util.Optional;

/**
 * Asynchronous successive halving without rungs: at every report a trial is compared with all that came as far. Of n trials
 * that did, or were stopped before, the best n / reductionFactor · (step / graceSteps)^-0.8 may go on, but always one; fewer where
 * the order of trials at that step has persisted so far, more where it was lost ({@link Persistence}): the factor is multiplied by
 * exp(2 · (tau - 0.6)), where tau is the correlation of ranks between that step and later ones, and 0.6 what it usually is.
 *
 * <p>Halving at rungs ({@link SuccessiveHalving}) lets a trial that has fallen behind run on to the next rung, and with it up to
 * two thirds of all steps. An exponent of 1 would spend as many steps between any two rungs as successive halving does; 0.8 leaves
 * more to the later ones, where values say more.
 *
 * <p>A first report tells how a model was initialised as much as how it learns: on 7 of 18 measured sets of curves it had next
 * to nothing to do with the last one, or the opposite. So nobody is stopped by it alone before it has proved itself. Then half as
 * many go on from it.
 *
 * <p>Measured with random search, 8 workers and 10 seeds on 57 sets of curves (43 of LCBench's surrogate, 6 of TaskSet, 8 of small
 * networks), the constants chosen on one half of them and other seeds; ratios are given for that half and for the other, of the time
 * until one of the best 1 % or 0.3 % has ended, and of the share of trials that are better than the best one after 1.5 to 8 full
 * training times. Against {@link SuccessiveHalving} from the first step on: 0.92 and 0.98 of the time, 0.71 and 0.86 of the share.
 * Against the median rule: 0.63 and 0.71, 0.34 and 0.45. Against this rule without {@link Persistence}: 0.95 and 0.98, 0.90 and 0.94,
 * on 37 of the 57 sets. That gain is in curves of real trainings (TaskSet: 0.91 and 0.90 of the time, 0.8 and 0.7 of the share); on the
 * surrogate's accuracies persistence changes next to nothing (0.99 of the time), on its cross entropies it costs 1.03. Where a
 * model proposes the trials, 10 seeds on three sets show no difference (1.02 of the time).
 * With noise of a fifth of the spread of the better trials on each value (16 sets, 5 seeds) it takes 0.97 of the time of successive
 * halving, and of itself without persistence, at 1.09 and 1.00 of the share.
 *
 * <p>Forecasts of the last value did no better (20 sets of the first half, 3 seeds). Chains of robust regressions of the next value on
 * this one and its slope, with the chance of becoming the best by Student's t, took 1.05 times as long: they do well where slow
 * starters win, and are too certain where curves cross late. The same chance by ranks in a Gaussian copula, fitted to pairs that
 * changed places, took 1.01 times as long. An order by slopes, where that has foretold the later order better, 1.00 to 1.02. To know
 * after two steps who ends among the best 1 % would take 0.59.
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
