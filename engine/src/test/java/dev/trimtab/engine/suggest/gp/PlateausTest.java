package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.suggest.Course;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlateausTest {
    private static final double SMALL = 1e-7;
    private static final double[][] POINTS = {{0.5, 0.5}, {0.5, 0.7}, {0.5, 0.8}, {0.9, 0.5}};
    private static final double[] FLAT_ABOVE_THE_MIDDLE = {1, 1, 2, 3};

    private final Encoding encoding = Encoding.of(Course.cube(2));
    private final Metric metric = new Metric(encoding);

    @Test
    void whereNoLossIsSeenTwiceNothingIsFlat() {
        Acquisition plain = new Slope();
        assertThat(avoiding(plain, 1, 2, 3, 4)).isSameAs(plain);
    }

    @Test
    void equalLossesWithAnotherOneInBetweenMakeNoPlateau() {
        Acquisition plain = new Slope();
        assertThat(avoiding(plain, 1, 2, 1, 3)).isSameAs(plain);
    }

    @Test
    void thePromiseFallsTowardsTheMiddleOfAPlateauAndIsKeptOutsideIt() {
        Acquisition avoiding = avoiding(new Slope(), FLAT_ABOVE_THE_MIDDLE);
        double[] outside = {0.2, 0.5};
        assertThat(avoiding.at(outside)).isEqualTo(new Slope().at(outside));
        assertThat(avoiding.at(new double[] {0.45, 0.5}))
                .isLessThan(avoiding.at(new double[] {0.4, 0.5}))
                .isLessThan(-100);
        assertThat(avoiding.at(POINTS[0])).isFinite();
    }

    @Test
    void itsGradientIsItsSlope() {
        Acquisition avoiding = avoiding(new Slope(), FLAT_ABOVE_THE_MIDDLE);
        for (double[] at : new double[][] {{0.45, 0.55}, {0.6, 0.42}, {0.1, 0.1}, {0.52, 0.66}}) {
            double[] gradient = new double[2];
            assertThat(avoiding.at(at, gradient)).isEqualTo(avoiding.at(at));
            for (int axis = 0; axis < 2; axis++) {
                double slope =
                        (avoiding.at(moved(at, axis, SMALL)) - avoiding.at(moved(at, axis, -SMALL))) / (2 * SMALL);
                assertThat(gradient[axis]).isEqualTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private Acquisition avoiding(Acquisition plain, double... losses) {
        double[] theta = new double[Hyperparameters.count(metric)];
        Arrays.fill(theta, -0.3);
        return Plateaus.avoided(plain, metric, new Hyperparameters(theta), POINTS, losses);
    }

    private static double[] moved(double[] x, int i, double by) {
        double[] moved = x.clone();
        moved[i] += by;
        return moved;
    }

    /** Promises the more the larger the first number is. */
    private static final class Slope implements Acquisition {
        @Override
        public double at(double[] features) {
            return 3 * features[0];
        }

        @Override
        public double at(double[] features, double[] gradient) {
            Arrays.fill(gradient, 0);
            gradient[0] = 3;
            return at(features);
        }
    }
}
