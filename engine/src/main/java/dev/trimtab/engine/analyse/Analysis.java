package dev.trimtab.engine.analyse;

import dev.trimtab.engine.front.Hypervolume;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Histories;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the finished trials of a study tell: a pure function of the study.
 *
 * @param measured how many trials have a result, forecasts of stopped ones included
 * @param failed how many ended without one
 * @param importances one for each objective; empty while there are fewer than {@value FunctionalAnova#FEWEST} results
 * @param front the feasible trials that no other one beats, the best in the first objective first; with one objective the best
 *     alone; empty where there is none
 * @param hypervolume of the front, in the product of the objectives' units; null without a reference
 * @param recommended whose settings to use; null with several objectives, and while there is too little to go by
 * @param robust whose settings to use if they cannot be met exactly; null where {@code recommended} is
 * @param prospect what is left to gain; null where {@code recommended} is
 */
public record Analysis(
        int measured,
        int failed,
        List<ObjectiveImportance> importances,
        List<StudyTrial> front,
        @Nullable Double hypervolume,
        @Nullable Recommendation recommended,
        @Nullable Recommendation robust,
        @Nullable Prospect prospect) {
    /** How far a neighbourhood reaches, in widths of the parameters' ranges, unless somebody says otherwise. */
    public static final double RADIUS = 0.05;

    public Analysis {
        importances = List.copyOf(importances);
        front = List.copyOf(front);
    }

    /**
     * Analyses a study.
     *
     * @param radius how far the neighbourhood of a robust recommendation reaches, in widths of the parameters' ranges; from 0 to 1
     * @param reference a value for each objective that is worse than all that counts, for the hypervolume; empty for none
     */
    public static Analysis of(Study study, double radius, List<Double> reference) {
        List<Observation> observations = Histories.of(study).observations();
        List<Observation> measured = observations.stream()
                .filter(observation -> !observation.failed())
                .toList();
        List<StudyTrial> front = front(study);
        Optional<Advice> advice = Advice.of(study);
        return new Analysis(
                measured.size(),
                observations.size() - measured.size(),
                importances(study, measured),
                front,
                reference.isEmpty() ? null : hypervolume(study, front, reference),
                advice.map(Advice::recommended).orElse(null),
                advice.map(some -> some.robust(radius)).orElse(null),
                advice.flatMap(Advice::prospect).orElse(null));
    }

    private static List<ObjectiveImportance> importances(Study study, List<Observation> measured) {
        if (measured.size() < FunctionalAnova.FEWEST) {
            return List.of();
        }
        List<Point> points = measured.stream().map(Observation::point).toList();
        List<ObjectiveImportance> importances = new ArrayList<>();
        for (int k = 0; k < study.objectives().size(); k++) {
            int objective = k;
            double[] losses = measured.stream()
                    .mapToDouble(observation -> observation.losses().get(objective))
                    .toArray();
            importances.add(new ObjectiveImportance(
                    study.objectives().get(k).metric(),
                    FunctionalAnova.of(study.space(), points, losses, study.seed()),
                    PedAnova.of(study.space(), points, losses)));
        }
        return importances;
    }

    /** Of those that violate constraints the least no one counts unless it violates none. */
    private static List<StudyTrial> front(Study study) {
        int most = study.objectives().size() == 1 ? 1 : Integer.MAX_VALUE;
        return Tuner.paretoFront(study, most).stream()
                .filter(StudyTrial::isFeasible)
                .toList();
    }

    private static double hypervolume(Study study, List<StudyTrial> front, List<Double> reference) {
        return Hypervolume.of(
                front.stream().map(trial -> losses(study, trial.values())).toArray(double[][]::new),
                losses(study, reference));
    }

    private static double[] losses(Study study, List<Double> values) {
        double[] losses = new double[values.size()];
        Arrays.setAll(losses, k -> study.objectives().get(k).goal() == Goal.MAXIMIZE ? -values.get(k) : values.get(k));
        return losses;
    }
}
