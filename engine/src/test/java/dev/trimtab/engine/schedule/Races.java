package dev.trimtab.engine.schedule;

import dev.trimtab.engine.schedule.Curve.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Curves and races for tests. */
final class Races {
    static final Fidelity EPOCHS = new Fidelity("epoch", 1, 27);

    private Races() {}

    /** A curve with a report at each step from 1 on. */
    static Curve running(String trial, double... losses) {
        return new Curve(trial, 0, Standing.RUNNING, reports(losses));
    }

    static Curve finished(String trial, double... losses) {
        return new Curve(trial, 0, Standing.OTHER, reports(losses));
    }

    static Curve stopped(String trial, double... losses) {
        return new Curve(trial, 0, Standing.STOPPED, reports(losses));
    }

    static List<Report> reports(double... losses) {
        return IntStream.range(0, losses.length)
                .mapToObj(i -> new Report(i + 1, losses[i]))
                .toList();
    }

    static Race race(Curve... curves) {
        return new Race(List.of(curves), EPOCHS);
    }

    static Arbitrary<Race> any() {
        return Arbitraries.longs().map(seed -> any(seed, loss -> loss));
    }

    /**
     * A race of up to 40 curves, among them all that one would rather not see.
     *
     * @param change of every loss
     */
    static Race any(long seed, DoubleUnaryOperator change) {
        var random = new SplittableRandom(seed);
        List<Curve> curves = new ArrayList<>();
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            int index = random.nextInt(10) == 0 ? -1 : i;
            List<Report> reports = anyReports(random).stream()
                    .map(report -> new Report(report.step(), change.applyAsDouble(report.value())))
                    .toList();
            Standing standing = Standing.values()[random.nextInt(3)];
            curves.add(new Curve("t-" + i, index, standing, reports));
        }
        return new Race(curves, EPOCHS);
    }

    /** None, one or many; smooth, noisy, constant, diverging; in order or not. */
    private static List<Report> anyReports(SplittableRandom random) {
        int length = List.of(0, 1, 2, 1 + random.nextInt(27), 27).get(random.nextInt(5));
        int kind = random.nextInt(6);
        double level = random.nextInt(4);
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            double value = switch (kind) {
                case 0 -> level;
                case 1 -> level + random.nextDouble();
                case 2 -> level / (i + 1);
                case 3 ->
                    List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, level, 0.5)
                            .get(random.nextInt(5));
                case 4 -> (random.nextBoolean() ? 1 : -1) * Double.MAX_VALUE;
                default -> level * Math.exp(-0.1 * i) + 0.01 * random.nextDouble();
            };
            reports.add(new Report(kind == 3 ? random.nextInt(30) : i + 1, value));
        }
        return reports;
    }
}
