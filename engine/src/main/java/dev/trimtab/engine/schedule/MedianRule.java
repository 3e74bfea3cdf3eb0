package dev.trimtab.engine.schedule;

import java.util.Optional;

/**
 * The median stopping rule (Golovin et al., "Google Vizier: a service for black-box optimization", KDD 2017, section 3.2.1):
 * a trial is stopped whose best loss so far is worse than the median of the running averages of the others at the same
 * step. It is asked at every report; besides finished trials those count that are running or were stopped, at the steps
 * to which they came.
 */
record MedianRule(EarlyStopping.Median settings) implements StopRule {
    @Override
    public Optional<Verdict> judge(Curve trial, Race race) {
        long step = trial.lastStep();
        if (step < settings.graceSteps()) {
            return Optional.empty();
        }
        double[] averages = race.curves().stream()
                .filter(other -> !other.trial().equals(trial.trial()) && other.covers(step))
                .mapToDouble(other -> other.meanBy(step))
                .sorted()
                .toArray();
        if (averages.length < settings.minTrials() || trial.bestBy(step) <= median(averages)) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                "WorseThanMedian",
                "Even its best value up to " + race.named(step) + " is worse than the median of the averages of "
                        + averages.length + " other trials up to there."));
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        if (sorted.length % 2 == 1 || Double.isInfinite(sorted[middle])) {
            return sorted[middle];
        }
        return sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
