package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies for tests, showing only what matters. */
public final class Studies {
    static final Space LEARNING_RATE = new Space(List.of(new DoubleParameter("lr", 1e-5, 0.1, Scale.LOG, null, null)));

    private Studies() {}

    /** A study whose trials run to their end, and of which nothing is known. */
    public static Study of(
            Space space,
            List<Objective> objectives,
            Algorithm algorithm,
            List<Map<String, Object>> initialPoints,
            long seed,
            Limits limits,
            List<StudyTrial> trials) {
        return of(space, objectives, algorithm, initialPoints, seed, limits, trials, null, new EarlyStopping.None());
    }

    /** A study of which nothing is known. */
    public static Study of(
            Space space,
            List<Objective> objectives,
            Algorithm algorithm,
            List<Map<String, Object>> initialPoints,
            long seed,
            Limits limits,
            List<StudyTrial> trials,
            @Nullable Fidelity fidelity,
            EarlyStopping stopping) {
        return new Study(
                space, objectives, algorithm, initialPoints, seed, limits, trials, fidelity, stopping, Knowledge.NONE);
    }

    /** The same study with other knowledge. */
    public static Study knowing(Study study, Knowledge knowledge) {
        return new Study(
                study.space(),
                study.objectives(),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                study.limits(),
                study.trials(),
                study.fidelity(),
                study.earlyStopping(),
                knowledge);
    }

    /** The same study with another way to stop trials early. */
    public static Study stopping(Study study, @Nullable Fidelity fidelity, EarlyStopping stopping) {
        return new Study(
                study.space(),
                study.objectives(),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                study.limits(),
                study.trials(),
                fidelity,
                stopping,
                study.knowledge());
    }

    /** A trial of which nothing was reported on its way. */
    public static StudyTrial trial(
            String id,
            int index,
            Point parameters,
            TrialState state,
            List<Double> values,
            List<Double> violations,
            long finishedAt) {
        return trial(id, index, parameters, state, values, violations, finishedAt, List.of());
    }

    /** A trial that runs from nothing to its end. */
    public static StudyTrial trial(
            String id,
            int index,
            Point parameters,
            TrialState state,
            List<Double> values,
            List<Double> violations,
            long finishedAt,
            List<Report> curve) {
        return trial(id, index, parameters, state, values, violations, finishedAt, curve, null, null);
    }

    /** A trial that says nothing of how it was measured. */
    public static StudyTrial trial(
            String id,
            int index,
            Point parameters,
            TrialState state,
            List<Double> values,
            List<Double> violations,
            long finishedAt,
            List<Report> curve,
            @Nullable Long budget,
            @Nullable Parent parent) {
        return new StudyTrial(
                id,
                index,
                parameters,
                state,
                values,
                violations,
                finishedAt,
                null,
                curve,
                budget,
                parent,
                Measured.PLAINLY);
    }

    static Study study(Space space, Algorithm algorithm, Limits limits) {
        return of(
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
        return of(
                study.space(),
                study.objectives(),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                limits,
                study.trials());
    }

    static Study with(Study study, Objective objective) {
        return of(
                study.space(),
                List.of(objective),
                study.algorithm(),
                study.initialPoints(),
                study.seed(),
                study.limits(),
                study.trials());
    }

    static Study startingWith(Study study, List<Map<String, Object>> initialPoints) {
        return of(
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
