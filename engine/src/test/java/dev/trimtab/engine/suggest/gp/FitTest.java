package dev.trimtab.engine.suggest.gp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.gp.Warp.Bend;
import dev.trimtab.engine.suggest.sobol.SobolSequence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final int AXES = 4;

    /** Smooth, and 0 on a whole side of the cube, where every second point lies. */
    @Test
    void aSideOfTheSpaceThatIsBestDoesNotBendTheScale() {
        Encoding encoding = Encoding.of(Course.cube(AXES));
        SobolSequence sequence = new SobolSequence(1, AXES);
        double[][] places =
                IntStream.range(0, 40).mapToObj(i -> sequence.at(i, 0)).toArray(double[][]::new);
        for (int i = 0; i < places.length; i += 3) {
            places[i][0] = 1;
        }
        double[] losses = Arrays.stream(places).mapToDouble(FitTest::loss).toArray();
        double[][] features = Arrays.stream(places).map(encoding::features).toArray(double[][]::new);

        Fit fit = Fit.of(
                new Metric(encoding), features, losses, new double[losses.length], List.of(Bend.NONE, Bend.LOGARITHM));

        assertThat(fit.bend()).isEqualTo(Bend.NONE);
    }

    private static double loss(double[] x) {
        double away = Arrays.stream(x).skip(1).map(t -> (t - 0.5) * (t - 0.5)).sum();
        return x[0] == 1 ? 0 : (1 + away) * Math.cos(x[0] * Math.PI / 2);
    }
}
