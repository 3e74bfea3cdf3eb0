package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Studies that search for the least of a function, one trial after the other, and histories that nobody would wish for. */
final class Search {
    private static final double[] AWKWARD = {0, 0, 1, 1, -1, 1e300, -1e300, 1e-300, 3.5, Double.NaN, 1 / 0.0, -1 / 0.0};

    private Search() {}

    /** Numbers x0, x1, … from 0 to 1. */
    static Space box(int dimensions) {
        return new Space(IntStream.range(0, dimensions)
                .mapToObj(i -> number("x" + i, null))
                .toList());
    }

    static Parameter number(String name, @Nullable Condition when) {
        return new DoubleParameter(name, 0, 1, Scale.LINEAR, null, when);
    }

    /** A number of a box. */
    static double x(Point point, int i) {
        return (Double) point.values().get("x" + i);
    }

    static Study study(Space space, Algorithm algorithm, int maxTrials, long seed) {
        return Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
                List.of(),
                seed,
                new Limits(maxTrials, 1, maxTrials),
                List.of());
    }

    /** @param loss NaN where the trial fails */
    static List<StudyTrial> trials(
            Space space, Algorithm algorithm, ToDoubleFunction<Point> loss, int maxTrials, long seed) {
        Study study = study(space, algorithm, maxTrials, seed);
        Memory memory = new Memory(8);
        for (List<Decision> next = Tuner.decide(study, memory);
                !(next.getFirst() instanceof Finish);
                next = Tuner.decide(study, memory)) {
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            Start start = (Start) next.getFirst();
            double value = loss.applyAsDouble(start.parameters());
            boolean failed = Double.isNaN(value);
            trials.add(StudyTrial.of(
                    "t-" + start.index(),
                    start.index(),
                    start.parameters(),
                    failed ? TrialState.FAILED : TrialState.SUCCEEDED,
                    failed ? null : (Double) value,
                    trials.size()));
            study = study.withTrials(trials);
        }
        return study.trials();
    }

    static double best(Space space, Algorithm algorithm, ToDoubleFunction<Point> loss, int maxTrials, long seed) {
        return trials(space, algorithm, loss, maxTrials, seed).stream()
                .mapToDouble(StudyTrial::value)
                .min()
                .orElseThrow();
    }

    /**
     * Trials with values no sane person would report, or all the same, some failed, some running, some by hand at a point tried
     * before.
     *
     * @param places how many more trials may start
     */
    static Study history(Space space, Algorithm algorithm, long seed, int size, int places) {
        SplittableRandom random = new SplittableRandom(seed);
        List<StudyTrial> trials = new ArrayList<>();
        boolean constant = random.nextInt(5) == 0;
        for (int i = 0; i < size; i++) {
            boolean byHand = i > 3 && random.nextInt(4) == 0;
            Point point = byHand
                    ? trials.get(random.nextInt(i)).parameters()
                    : space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
            double value = constant ? 1 : AWKWARD[random.nextInt(AWKWARD.length)];
            trials.add(StudyTrial.of("t-" + i, byHand ? -1 : i, point, state, value, random.nextInt(5)));
        }
        Study study = study(space, algorithm, 1_000, seed).withTrials(trials);
        return Studies.with(study, new Limits(1_000, study.unfinished().size() + places, 1_000));
    }
}
