package dev.trimtab.engine.suggest.tpe;

import java.util.SplittableRandom;
import org.apache.commons.numbers.gamma.Erfc;

/** The normal distribution, cut off outside the unit interval. */
final class Normals {
    private static final int MOST_DRAWS = 64;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private Normals() {}

    /**
     * The area under exp(-z²/2), z = (x - centre) / deviation, over x in [0, 1].
     *
     * @param centre in [0, 1]
     * @param deviation above 0
     */
    static double area(double centre, double deviation) {
        double outside = tail(centre / deviation) + tail((1 - centre) / deviation);
        return deviation * ROOT_TWO_PI * Math.max(1 - outside, Double.MIN_NORMAL);
    }

    /** A number in [0, 1]; at least a third of all draws fall there while the deviation is at most 1. */
    static double draw(double centre, double deviation, SplittableRandom random) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            double x = centre + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble());
            if (x >= 0 && x <= 1) {
                return x;
            }
        }
        return centre;
    }

    /** The probability beyond z of a standard normal variable. */
    private static double tail(double z) {
        return Erfc.value(z * Math.sqrt(0.5)) / 2;
    }
}
