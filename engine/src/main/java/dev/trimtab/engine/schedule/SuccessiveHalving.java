package dev.trimtab.engine.schedule;

import java.util.List;
import java.util.Optional;

/**
 * Asynchronous successive halving that stops trials in place (Li, Jamieson, Rostamizadeh, Gonina, Ben-Tzur, Hardt, Recht and
 * Talwalkar, "A system for massively parallel hyperparameter tuning", MLSys 2020, section 3; stopping instead of pausing as in
 * Ray Tune and Syne Tune), with several brackets as in Li, Jamieson, DeSalvo, Rostamizadeh and Talwalkar, "Hyperband: a novel
 * bandit-based approach to hyperparameter optimization", JMLR 2018.
 *
 * <p>Of n trials of a bracket that reached a rung, n / reductionFactor may go on, rounded down, but always one. Nobody waits:
 * the first to come goes on, and those after it only if they are better, until enough have come. Equals do not hurt one another,
 * so a constant metric stops nobody.
 *
 * <p>A trial is compared where it is, not where its last rung was: it must stop once more trials than may go on were better at the
 * very same step, by their best loss up to there. That needs no report at the rung itself, takes late arrivals into account, and
 * spares a trial that was overtaken at the rung only by some that it has yet to be compared with. (Measured on 10 sets of curves:
 * as good as a verdict once a rung is reached; a second look at the values of the rung is better on some, much worse on others.)
 */
final class SuccessiveHalving implements StopRule {
    private final double factor;
    private final List<Long> rungs;
    private final Brackets brackets;

    private SuccessiveHalving(double factor, List<Long> rungs, int brackets, long max) {
        this.factor = factor;
        this.rungs = rungs;
        this.brackets = Brackets.of(Math.min(brackets, rungs.size() + 1), rungs, factor, max);
    }

    static SuccessiveHalving of(EarlyStopping.Asha asha, Fidelity fidelity) {
        List<Long> rungs = fidelity.rungs(asha.graceSteps(), asha.reductionFactor());
        return new SuccessiveHalving(asha.reductionFactor(), rungs, asha.brackets(), fidelity.max());
    }

    static SuccessiveHalving of(EarlyStopping.Hyperband hyperband, Fidelity fidelity) {
        List<Long> rungs = fidelity.rungs(fidelity.min(), hyperband.reductionFactor());
        return new SuccessiveHalving(hyperband.reductionFactor(), rungs, rungs.size() + 1, fidelity.max());
    }

    @Override
    public Optional<Verdict> judge(Curve trial, Race race) {
        int bracket = brackets.bracket(trial.index());
        long step = trial.lastStep();
        Optional<Long> rung =
                rungs.stream().skip(bracket).filter(each -> each <= step).reduce((lower, higher) -> higher);
        if (rung.isEmpty() || !trial.covers(rung.get())) {
            return Optional.empty();
        }
        int arrived = 0;
        int better = 0;
        for (Curve other : race.curves()) {
            if (brackets.bracket(other.index()) == bracket && other.covers(rung.get())) {
                arrived++;
                better += other.covers(step) && other.bestBy(step) < trial.bestBy(step) ? 1 : 0;
            }
        }
        int allowed = (int) Math.max(1, Math.floor(arrived / factor));
        return better < allowed
                ? Optional.empty()
                : Optional.of(Verdict.behind(
                        "BehindAtRung",
                        race.named(step),
                        better,
                        arrived + " that reached " + race.named(rung.get()),
                        allowed));
    }
}
