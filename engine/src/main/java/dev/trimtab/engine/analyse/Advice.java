package dev.trimtab.engine.analyse;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Histories;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.suggest.gp.Landscape;
import dev.trimtab.engine.suggest.gp.Outlook;
import dev.trimtab.engine.suggest.gp.Remaining;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What to use of a study with one objective, and whether to go on with it, by the Gaussian process of the search: the best
 * trial of a noisy objective is rather a lucky one than a good one.
 */
final class Advice {
    /** Neighbourhoods take time, and no better one is expected around a trial beyond so many. */
    private static final int GOOD = 50;

    private final Study study;
    private final Landscape landscape;
    private final List<StudyTrial> candidates;
    private final Map<Point, Outlook> outlooks = new HashMap<>();

    private Advice(Study study, Landscape landscape, List<StudyTrial> candidates) {
        this.study = study;
        this.landscape = landscape;
        this.candidates = candidates;
    }

    /** Empty where there are several objectives, where too few trials have measured something, and where none is feasible. */
    static Optional<Advice> of(Study study) {
        List<StudyTrial> candidates = study.trials().stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED && trial.value() != null)
                .filter(trial -> trial.values().stream().allMatch(Double::isFinite) && trial.isFeasible())
                .sorted(Comparator.comparing((StudyTrial trial) -> !trial.isPlanned())
                        .thenComparingInt(StudyTrial::index)
                        .thenComparing(StudyTrial::id))
                .toList();
        return study.objectives().size() > 1 || candidates.isEmpty()
                ? Optional.empty()
                : Landscape.of(study.space(), Histories.of(study), study.seed())
                        .map(landscape -> new Advice(study, landscape, candidates));
    }

    /** The trial with the best mean. */
    Recommendation recommended() {
        StudyTrial best = least(candidates, trial -> outlook(trial).mean());
        return recommendation(best, outlook(best).mean());
    }

    /** The trial with the best mean over its neighbourhood, among those that are good themselves. */
    Recommendation robust(double radius) {
        List<StudyTrial> good = candidates.stream()
                .sorted(Comparator.comparingDouble(trial -> outlook(trial).mean()))
                .limit(GOOD)
                .toList();
        Map<Point, Double> around = new HashMap<>();
        good.forEach(trial -> around.computeIfAbsent(point(trial), point -> landscape.around(point, radius)));
        StudyTrial best = least(good, trial -> around.getOrDefault(point(trial), Double.NaN));
        return recommendation(best, around.getOrDefault(point(best), Double.NaN));
    }

    Optional<Prospect> prospect() {
        double[] means = candidates.stream()
                .mapToDouble(trial -> outlook(trial).mean())
                .sorted()
                .toArray();
        double gained = means[means.length / 2] - means[0];
        return landscape.remaining().map(left -> prospect(left, gained));
    }

    private static Prospect prospect(Remaining left, double gained) {
        return new Prospect(left.expected(), left.bound(), left.noise(), gained);
    }

    private Outlook outlook(StudyTrial trial) {
        return outlooks.computeIfAbsent(point(trial), landscape::at);
    }

    /** Values that came back as text or JSON may have changed their type. */
    private Point point(StudyTrial trial) {
        return study.space().typed(trial.parameters().values());
    }

    private static StudyTrial least(List<StudyTrial> trials, ToDoubleFunction<StudyTrial> by) {
        return trials.stream().min(Comparator.comparingDouble(by)).orElseThrow();
    }

    private Recommendation recommendation(StudyTrial trial, double mean) {
        Outlook outlook = outlook(trial);
        return study.objective().goal() == Goal.MAXIMIZE
                ? new Recommendation(trial, -mean, -outlook.high(), -outlook.low())
                : new Recommendation(trial, mean, outlook.low(), outlook.high());
    }
}
