package dev.trimtab.engine.suggest.sobol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.suggest.Sequence;
import dev.trimtab.engine.suggest.random.RandomSequence;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SobolSequenceTest {
    /** The first points that Joe and Kuo's own program prints for three dimensions. */
    private static final double[][] PUBLISHED = {
        {0, 0, 0},
        {0.5, 0.5, 0.5},
        {0.75, 0.25, 0.25},
        {0.25, 0.75, 0.75},
        {0.375, 0.375, 0.625},
        {0.875, 0.875, 0.125},
        {0.625, 0.125, 0.875},
        {0.125, 0.625, 0.375},
        {0.1875, 0.3125, 0.9375},
        {0.6875, 0.8125, 0.4375}
    };

    @Test
    void startsLikeThePublishedSequence() {
        for (int index = 0; index < PUBLISHED.length; index++) {
            for (int dimension = 0; dimension < 3; dimension++) {
                assertThat(unscrambled(index, dimension)).isEqualTo(PUBLISHED[index][dimension]);
            }
        }
    }

    /** As Apache Commons Math 3.6.1 computes them, with its dimensions counted from 1. */
    @ParameterizedTest
    @CsvSource({
        "1, 0.86474609375, 0.07861328125",
        "2, 0.41943359375, 0.61181640625",
        "10, 0.55029296875, 0.33642578125",
        "37, 0.22705078125, 0.64208984375",
        "50, 0.27587890625, 0.36474609375",
        "77, 0.90380859375, 0.49853515625",
        "100, 0.94775390625, 0.59521484375"
    })
    void agreesWithAnotherImplementationInFarDimensions(int dimension, double point1234, double point1999) {
        assertThat(unscrambled(1234, dimension - 1)).isEqualTo(point1234);
        assertThat(unscrambled(1999, dimension - 1)).isEqualTo(point1999);
    }

    @Property(tries = 20)
    void scramblingKeepsEveryDimensionStratified(@ForAll long seed) {
        int points = 64;
        int dimensions = DirectionNumbers.DIMENSIONS + 30;
        Sequence sequence = new SobolSequence(seed, dimensions);
        double[][] drawn =
                IntStream.range(0, points).mapToObj(i -> sequence.at(i, 0)).toArray(double[][]::new);
        for (int dimension = 0; dimension < dimensions; dimension++) {
            int d = dimension;
            assertThat(Arrays.stream(drawn)
                            .mapToInt(point -> (int) (point[d] * points))
                            .distinct()
                            .count())
                    .as("strata hit in dimension %d", d)
                    .isEqualTo(points);
        }
    }

    @Property(tries = 50)
    void scramblingKeepsTheFirstTwoDimensionsANet(@ForAll long seed) {
        Sequence sequence = new SobolSequence(seed, 2);
        for (int columns = 1; columns <= 64; columns *= 2) {
            Set<Integer> cells = new HashSet<>();
            for (int i = 0; i < 64; i++) {
                double[] point = sequence.at(i, 0);
                cells.add((int) (point[0] * columns) * 64 + (int) (point[1] * (64 / columns)));
            }
            assertThat(cells).hasSize(64);
        }
    }

    @Property(tries = 20)
    void isMoreEvenThanRandomPoints(@ForAll long seed) {
        int dimensions = 6;
        double sobol = 0;
        double random = 0;
        for (int repeat = 0; repeat < 8; repeat++) {
            sobol += squaredL2StarDiscrepancy(new SobolSequence(seed + repeat, dimensions), 128, dimensions);
            random += squaredL2StarDiscrepancy(new RandomSequence(seed + repeat, dimensions), 128, dimensions);
        }
        assertThat(sobol).isLessThan(random / 2);
    }

    @Property(tries = 100)
    void seedsAndAttemptsHaveTheirOwnPoints(@ForAll long seed) {
        double[] point = new SobolSequence(seed, 3).at(5, 0);
        assertThat(new SobolSequence(seed, 3).at(5, 0)).isEqualTo(point);
        assertThat(new SobolSequence(seed + 1, 3).at(5, 0)).isNotEqualTo(point);
        assertThat(new SobolSequence(seed, 3).at(5, 1)).isNotEqualTo(point);
        assertThat(Arrays.stream(new SobolSequence(seed, 300).at(Integer.MAX_VALUE, 3)))
                .allMatch(x -> x >= 0 && x < 1);
    }

    /** Warnock's formula for the squared L2 star discrepancy. */
    private static double squaredL2StarDiscrepancy(Sequence sequence, int count, int dimensions) {
        double[][] points =
                IntStream.range(0, count).mapToObj(i -> sequence.at(i, 0)).toArray(double[][]::new);
        double ones = 0;
        double pairs = 0;
        for (double[] a : points) {
            ones += Arrays.stream(a).map(x -> (1 - x * x) / 2).reduce(1, (x, y) -> x * y);
            for (double[] b : points) {
                double product = 1;
                for (int d = 0; d < dimensions; d++) {
                    product *= 1 - Math.max(a[d], b[d]);
                }
                pairs += product;
            }
        }
        return Math.pow(3, -dimensions) - 2.0 / count * ones + pairs / count / count;
    }

    private static double unscrambled(int index, int dimension) {
        return Integer.toUnsignedLong(SobolSequence.unscrambled(index, dimension)) * 0x1p-32;
    }
}
