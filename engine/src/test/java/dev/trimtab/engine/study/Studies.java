package dev.trimtab.engine.study;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies for tests, showing only what matters. */
final class Studies {
    static final Space LEARNING_RATE = new Space(List.of(new DoubleParameter("lr", 1e-5, 0.1, Scale.LOG, null, null)));

    private Studies() {}

    static Study study(Space space, Algorithm algorithm, Limits limits) {
        return new Study(
                space, List.of(new Objective("loss", Goal.MINIMIZE, null)), algorithm, List.of(), 7, limits, List.of());
    }

    static Study learningRate(int maxTrials, int parallelism, int maxFailedTrials) {
        return study(LEARNING_RATE, new Algorithm.Auto(), new Limits(maxTrials, parallelism, maxFailedTrials));
    }

    static Study with(Study study, List<StudyTrial> trials) {
        return study.withTrials(trials);
    }

    static Study with(Study study, StudyTrial... trials) {
        List<StudyTrial> all = new ArrayList<>(study.trials());
        all.addAll(Arrays.asList(trials));
        return with(study, all);
    }

    static Study with(Study study, Limits limits) {
        return new Study(
                study.space(),
                study.objectives(),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                limits,
                study.trials());
    }

    static Study with(Study study, Objective objective) {
        return new Study(
                study.space(),
                List.of(objective),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                study.limits(),
                study.trials());
    }

    static Study startingWith(Study study, List<Map<String, Object>> initialPoints) {
        return new Study(
                study.space(),
                study.objectives(),
                study.algorithm(),
                initialPoints,
                study.seed(),
                study.limits(),
                study.trials());
    }

    static StudyTrial trial(int index, TrialState state, @Nullable Double value) {
        return StudyTrial.of("t-" + index, index, new Point(Map.of("lr", 0.01 + index * 1e-4)), state, value, index);
    }

    static StudyTrial byHand(String id, TrialState state, @Nullable Double value) {
        return StudyTrial.of(id, -1, new Point(Map.of("lr", 0.05)), state, value, 0);
    }
}
