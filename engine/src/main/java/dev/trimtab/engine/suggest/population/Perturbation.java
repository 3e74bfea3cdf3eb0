package dev.trimtab.engine.suggest.population;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.SplittableRandom;

/**
 * The explore step of population based training (Jaderberg et al., "Population based training of neural networks", 2017, section
 * 4.1.1): every parameter is drawn anew with some probability; else a number is multiplied by 1.2 or 0.8, and goes to the next value
 * at least where it has few. Categories and orders stay as they are unless they are drawn anew; what becomes active is drawn.
 *
 * @param resample the probability with which a parameter is drawn anew, from 0 to 1
 */
public record Perturbation(Space space, double resample) implements Explorer {
    private static final double CHANGE = 0.2;

    /** A number that may be zero or negative moves by so much of its range at least. */
    private static final double LEAST = 0.02;

    private static final int BISECTIONS = 60;

    @Override
    public Point explore(Point parent, long time, long seed) {
        var random = new SplittableRandom(seed);
        Encoding encoding = Encoding.of(space);
        double[] place = encoding.place(parent);
        int from = 0;
        for (Parameter parameter : space.parameters()) {
            int to = from + parameter.dimensions();
            Object value = parent.values().get(parameter.name());
            boolean anew = value == null || random.nextDouble() < resample;
            boolean up = random.nextBoolean();
            if (anew) {
                for (int axis = from; axis < to; axis++) {
                    place[axis] = random.nextDouble();
                }
            } else if (value instanceof Number number) {
                place[from] = moved(parameter, number.doubleValue(), up);
            }
            from = to;
        }
        return encoding.point(place);
    }

    /** The place of the value a fifth farther, the end of the range where there is none. */
    private static double moved(Parameter parameter, double value, boolean up) {
        double low = number(parameter, 0);
        double high = number(parameter, 1);
        double sign = up ? 1 : -1;
        double target;
        if (parameter instanceof DoubleParameter real && real.scale() == Scale.REVERSE_LOG) {
            target = 1 - (1 - value) * (1 - sign * CHANGE);
        } else {
            double least = low > 0 ? 0 : LEAST * (high - low);
            target = value + sign * Math.max(CHANGE * Math.abs(value), least);
        }
        return up ? firstAbove(parameter, target) : lastBelow(parameter, target);
    }

    private static double firstAbove(Parameter parameter, double target) {
        double below = 0;
        double above = 1;
        for (int i = 0; i < BISECTIONS && number(parameter, below) < target; i++) {
            double middle = (below + above) / 2;
            if (number(parameter, middle) >= target) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return above;
    }

    private static double lastBelow(Parameter parameter, double target) {
        double below = 0;
        double above = 1;
        for (int i = 0; i < BISECTIONS && number(parameter, above) > target; i++) {
            double middle = (below + above) / 2;
            if (number(parameter, middle) <= target) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    private static double number(Parameter parameter, double place) {
        return ((Number) parameter.value(Math.clamp(place, 0, Math.nextDown(1.0)))).doubleValue();
    }
}
