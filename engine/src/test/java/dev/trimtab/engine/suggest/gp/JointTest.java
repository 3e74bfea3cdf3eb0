package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JointTest {
    private static final int DRAWS = 20_000;

    @Test
    void functionsAreDrawnWithTheMeansAndTheCovariancesOfThePosterior() {
        Encoding encoding = Encoding.of(new Space(List.of(
                new DoubleParameter("x", 0, 1, Scale.LINEAR, null, null),
                new DoubleParameter("y", 0, 1, Scale.LINEAR, null, null))));
        Metric metric = new Metric(encoding);
        Posterior posterior =
                new Posterior(metric, new Hyperparameters(Prior.of(metric).start()), 8);
        double[][] seen = {{0.1, 0.2}, {0.6, 0.3}, {0.4, 0.9}};
        for (double[] point : seen) {
            posterior.add(point);
        }
        posterior.observe(new double[] {1, -0.5, 0.3});
        double[][] points = {{0.9, 0.9}, {0.95, 0.9}, {0.1, 0.2}, {0.1, 0.9}};

        Joint joint = new Joint(posterior, points);

        var random = new SplittableRandom(5);
        double[] sums = new double[points.length];
        double[] squares = new double[points.length];
        double difference = 0;
        for (int i = 0; i < DRAWS; i++) {
            double[] values = joint.draw(random);
            for (int k = 0; k < values.length; k++) {
                sums[k] += values[k] / DRAWS;
                squares[k] += values[k] * values[k] / DRAWS;
            }
            difference += (values[0] - values[1]) * (values[0] - values[1]) / DRAWS;
        }
        for (int k = 0; k < points.length; k++) {
            Normal normal = posterior.predict(points[k]);
            double deviation = Math.sqrt(Math.max(0, squares[k] - sums[k] * sums[k]));
            assertThat(sums[k]).isCloseTo(normal.mean(), within(0.03));
            assertThat(deviation).isCloseTo(normal.deviation(), within(0.03));
        }
        // Neighbours go together: what is left between them is far less than what is unknown of each.
        double unknown = posterior.predict(points[0]).deviation();
        assertThat(Math.sqrt(difference)).isLessThan(0.3 * unknown);
    }
}
