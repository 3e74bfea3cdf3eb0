package dev.trimtab.engine.study;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions with a known minimum of 0, and studies of them. */
final class KnownFunctions {
    private static final double[] HEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] WIDTHS = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] CENTRES = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };

    /** Where {@link #hartmann} has its minimum. */
    static final double[] HARTMANN_BEST = {0.2017, 0.1500, 0.4769, 0.2753, 0.3117, 0.6573};

    private KnownFunctions() {}

    /** Numbers from 0 to 1 named x0, x1, … */
    static Space cube(int n) {
        return new Space(IntStream.range(0, n)
                .mapToObj(i -> (Parameter) new DoubleParameter("x" + i, 0, 1, Scale.LINEAR, null, null))
                .toList());
    }

    /** Hartmann's function in six dimensions. */
    static double hartmann(double... x) {
        double sum = 0;
        for (int hill = 0; hill < HEIGHTS.length; hill++) {
            double distance = 0;
            for (int i = 0; i < 6; i++) {
                double difference = x[i] - CENTRES[hill][i];
                distance += WIDTHS[hill][i] * difference * difference;
            }
            sum += HEIGHTS[hill] * Math.exp(-distance);
        }
        return 3.32237 - sum;
    }

    /** Branin's function on the unit square. */
    static double branin(double... u) {
        double a = u[0] * 15 - 5;
        double b = u[1] * 15;
        double t = b - 5.1 / (4 * Math.PI * Math.PI) * a * a + 5 / Math.PI * a - 6;
        return t * t + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(a) + 10 - 0.397887;
    }

    static double[] numbers(Point point) {
        return point.values().values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }

    static Study study(int dimensions, Algorithm algorithm, Knowledge knowledge, long seed) {
        return Studies.knowing(
                Studies.of(
                        cube(dimensions),
                        List.of(new Objective("loss", Goal.MINIMIZE, null)),
                        algorithm,
                        List.of(),
                        seed,
                        new Limits(1_000, 1, 1_000),
                        List.of()),
                knowledge);
    }

    /** One trial after the other. */
    static List<StudyTrial> trials(Study study, ToDoubleFunction<double[]> loss, int count) {
        Memory memory = new Memory();
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Start start = (Start) Tuner.decide(study.withTrials(trials), memory).getFirst();
            double value = loss.applyAsDouble(numbers(start.parameters()));
            trials.add(StudyTrial.of("t-" + i, i, start.parameters(), TrialState.SUCCEEDED, value, i));
        }
        return trials;
    }

    /** The smallest loss of the first so many trials. */
    static double best(List<StudyTrial> trials, int count) {
        return trials.stream()
                .limit(count)
                .mapToDouble(trial -> trial.values().getFirst())
                .min()
                .orElseThrow();
    }
}
