package dev.trimtab.engine.simulate;

import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Courses of trials of 27 steps over a space of one integer, as a function of a seed and the point. */
final class Curves {
    static final int STEPS = 27;
    static final Space SPACE = new Space(List.of(new IntegerParameter("x", 0, 999, Scale.LINEAR, 1, null)));

    private Curves() {}

    /** Losses that fall to a level, noisy ones, constant ones and ones that diverge; trials of all speeds. */
    static Course course(long seed, Point point) {
        var random = new SplittableRandom(seed + (Long) point.values().get("x"));
        double level = random.nextDouble();
        double noise = random.nextInt(3) * 0.1;
        int diverges = random.nextInt(10) == 0 ? random.nextInt(STEPS) : STEPS;
        double pace = random.nextDouble(0.5, 4);
        double[] values = new double[STEPS];
        double[] ends = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            values[step] = step >= diverges ? Double.NaN : level + 1.0 / (step + 1) + noise * random.nextDouble();
            ends[step] = pace * (step + 1);
        }
        return new Course(ends, values);
    }

    /** Calm or rough. */
    static Arbitrary<Weather> weathers() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.of(0.0, 0.02),
                        Arbitraries.of(0.0, 0.05),
                        Arbitraries.of(true, false))
                .as(Weather::new);
    }

    /** Losses that never cross: the smaller x is, the better. */
    static Course parallel(Point point) {
        double[] values = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            values[step] = (Long) point.values().get("x") + 1.0 / (step + 1);
        }
        return Course.of(values);
    }
}
