package dev.trimtab.engine.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous successive halving that promotes trials from rung to rung (Li, Jamieson, Rostamizadeh, Gonina, Ben-Tzur, Hardt,
 * Recht and Talwalkar, "A system for massively parallel hyperparameter tuning", MLSys 2020, algorithm 2), with the brackets of
 * {@link Brackets}. Whenever a worker is free, the best paused trial among the best n / reductionFactor of the n that came to its
 * rung goes on to the next one, looked for from the highest rung down; where there is none, a new trial begins.
 *
 * <p>Where no new trial may begin any more, each rung promotes its best even if fewer than reductionFactor came there, so that
 * somebody gets to the end, whatever became of the others.
 */
public final class PromotionRule {
    /**
     * A trial that has not failed.
     *
     * @param curve what it has reported
     * @param budget the step at which it pauses or has paused; {@code null} where it runs to its end
     * @param paused whether it waits at its budget
     */
    public record Entrant(Curve curve, @Nullable Long budget, boolean paused) {}

    /**
     * Who goes on.
     *
     * @param budget the next rung, or the last step there is
     */
    public record Step(String trial, long budget) {}

    private final double factor;
    private final long max;
    private final List<Long> rungs;
    private final Brackets brackets;

    public PromotionRule(EarlyStopping.Promotion settings, Fidelity fidelity) {
        factor = settings.reductionFactor();
        max = fidelity.max();
        rungs = fidelity.rungs(settings.graceSteps(), factor);
        brackets = Brackets.of(Math.min(settings.brackets(), rungs.size() + 1), rungs, factor, max);
    }

    /**
     * How far a new trial goes at first.
     *
     * @param index of the trial
     */
    public long firstBudget(int index) {
        return next(brackets.bracket(index), 0);
    }

    /** The step up to which a trial is known to have come, a rung or the last step; 0 where it has come to none. */
    public long completed(Entrant entrant) {
        long reached = entrant.paused() && entrant.budget() != null
                ? entrant.budget()
                : entrant.budget() == null ? entrant.curve().lastStep() : entrant.budget() - 1;
        return reached >= max ? max : last(brackets.bracket(entrant.curve().index()), reached);
    }

    /**
     * The next trial to go on; empty where none deserves it.
     *
     * @param entrants all trials that have not failed
     * @param last whether no new trial may begin any more
     */
    public Optional<Step> next(List<Entrant> entrants, boolean last) {
        for (long rung : rungs.reversed()) {
            for (int bracket = 0; bracket < brackets.shares().length; bracket++) {
                Optional<Entrant> best = best(entrants, bracket, rung, last);
                if (best.isPresent()) {
                    return Optional.of(new Step(best.get().curve().trial(), next(bracket, rung)));
                }
            }
        }
        // Where the rungs were moved, somebody may wait before the first of them.
        return entrants.stream()
                .filter(entrant -> entrant.paused() && completed(entrant) == 0)
                .min(Comparator.comparing(entrant -> entrant.curve().trial()))
                .map(entrant -> new Step(
                        entrant.curve().trial(), firstBudget(entrant.curve().index())));
    }

    private Optional<Entrant> best(List<Entrant> entrants, int bracket, long rung, boolean last) {
        List<Entrant> arrived = entrants.stream()
                .filter(entrant -> brackets.bracket(entrant.curve().index()) == bracket && completed(entrant) >= rung)
                .sorted(Comparator.<Entrant>comparingDouble(entrant -> loss(entrant, rung))
                        .thenComparingInt(entrant -> entrant.curve().index())
                        .thenComparing(entrant -> entrant.curve().trial()))
                .toList();
        long allowed = Math.max(last ? 1 : 0, (long) Math.floor(arrived.size() / factor));
        return arrived.stream()
                .limit(allowed)
                .filter(entrant -> entrant.paused() && completed(entrant) == rung)
                .filter(entrant -> Double.isFinite(loss(entrant, rung)))
                .findFirst();
    }

    /** Infinite for a trial that has diverged. */
    private static double loss(Entrant entrant, long rung) {
        return entrant.curve().lastFinite() ? entrant.curve().bestUpTo(rung) : Double.POSITIVE_INFINITY;
    }

    /** The rung of a bracket after a step, or the last step. */
    private long next(int bracket, long step) {
        return rungs.stream()
                .skip(bracket)
                .filter(rung -> rung > step)
                .findFirst()
                .orElse(max);
    }

    /** The last rung of a bracket up to a step; 0 where there is none. */
    private long last(int bracket, long step) {
        return rungs.stream().skip(bracket).filter(rung -> rung <= step).reduce(0L, (lower, higher) -> higher);
    }
}
