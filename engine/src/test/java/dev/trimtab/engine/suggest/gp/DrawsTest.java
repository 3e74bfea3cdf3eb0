package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int REPETITIONS = 50;
    private static final int UNIFORM = 40_000;

    /** So few draws reach the tails of a skewed distribution, as that of the noise of eight values is, only so far. */
    private static final Offset<Double> ROUGHLY = within(0.4);

    private static final double[][] POINTS = {{0.05}, {0.2}, {0.3}, {0.45}, {0.55}, {0.7}, {0.8}, {0.95}};
    private static final double[] VALUES = {1.3, 0.4, 0.9, -1.1, -0.6, -1.4, -0.2, 0.7};

    private final Metric metric =
            new Metric(Encoding.of(new Space(List.of(new DoubleParameter("x", 0, 1, Scale.LINEAR, null, null)))));
    private final Prior prior = Prior.open(metric);
    private final Likelihood likelihood = new Likelihood(metric, prior, POINTS, VALUES);
    private final Hyperparameters mode =
            Fit.open(metric, POINTS, VALUES, Told.nothing(VALUES.length)).hyperparameters();

    @Test
    void theyAreSpreadAsThePosteriorIs() {
        assertThat(meanOfDraws(theta -> theta[0])).isCloseTo(meanOfPosterior(theta -> theta[0]), ROUGHLY);
        assertThat(meanOfDraws(DrawsTest::logNoise)).isCloseTo(meanOfPosterior(DrawsTest::logNoise), ROUGHLY);
        assertThat(deviationOfDraws()).isBetween(0.5 * deviationOfPosterior(), 1.2 * deviationOfPosterior());
    }

    @Test
    void theSameSeedDrawsTheSame() {
        List<Hyperparameters> draws = Draws.around(likelihood, prior, mode, new SplittableRandom(3));
        List<Hyperparameters> again = Draws.around(likelihood, prior, mode, new SplittableRandom(3));

        assertThat(draws).hasSize(16);
        for (int i = 0; i < draws.size(); i++) {
            assertThat(again.get(i).theta()).containsExactly(draws.get(i).theta());
        }
    }

    @Test
    void valuesThatAreAllTheSameLeaveDrawsWithinTheirBounds() {
        var flat = new Likelihood(metric, prior, POINTS, new double[VALUES.length]);

        for (Hyperparameters draw :
                Draws.around(flat, prior, new Hyperparameters(prior.start()), new SplittableRandom(1))) {
            for (int i = 0; i < prior.low().length; i++) {
                assertThat(draw.theta()[i]).isBetween(prior.low()[i], prior.high()[i]);
            }
        }
    }

    private static double logNoise(double[] theta) {
        return theta[2];
    }

    private double meanOfDraws(ToDoubleFunction<double[]> what) {
        double sum = 0;
        int count = 0;
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            for (Hyperparameters draw : Draws.around(likelihood, prior, mode, new SplittableRandom(repetition))) {
                sum += what.applyAsDouble(draw.theta());
                count++;
            }
        }
        return sum / count;
    }

    private double deviationOfDraws() {
        double mean = meanOfDraws(DrawsTest::logNoise);
        return Math.sqrt(meanOfDraws(theta -> Math.pow(logNoise(theta) - mean, 2)));
    }

    private double deviationOfPosterior() {
        double mean = meanOfPosterior(DrawsTest::logNoise);
        return Math.sqrt(meanOfPosterior(theta -> Math.pow(logNoise(theta) - mean, 2)));
    }

    /** By brute force: points all over the box, weighted by their density. */
    private double meanOfPosterior(ToDoubleFunction<double[]> what) {
        var random = new SplittableRandom(11);
        double[] low = prior.low();
        double[] high = prior.high();
        double best = likelihood.at(mode.theta(), new double[low.length]);
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < UNIFORM; i++) {
            double[] theta = new double[low.length];
            for (int k = 0; k < theta.length; k++) {
                theta[k] = random.nextDouble(low[k], high[k]);
            }
            double weight = Math.exp(best - likelihood.at(theta, new double[low.length]));
            weights += weight;
            sum += weight * what.applyAsDouble(theta);
        }
        return sum / weights;
    }
}
