package dev.trimtab.engine.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.linalg.Lbfgs.Differentiable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class LbfgsTest {
    private static final Differentiable ROSENBROCK = (x, gradient) -> {
        double a = x[1] - x[0] * x[0];
        gradient[0] = -400 * a * x[0] - 2 * (1 - x[0]);
        gradient[1] = 200 * a;
        return 100 * a * a + (1 - x[0]) * (1 - x[0]);
    };

    @Property(tries = 50)
    void theBottomOfACurvedValleyIsFound(
            @ForAll @DoubleRange(min = -2, max = 2) double x, @ForAll @DoubleRange(min = -2, max = 2) double y) {
        double[] at = {x, y};

        double value = lbfgs(-2, 2).minimize(ROSENBROCK, at);

        assertThat(value).isLessThan(1e-6);
        assertThat(at).containsExactly(new double[] {1, 1}, within(0.01));
    }

    @Example
    void wallsAreKeptToAndFollowed() {
        double[] at = {-1.5, -1.5};

        lbfgs(-2, 0.5).minimize(ROSENBROCK, at);

        assertThat(at).containsExactly(new double[] {0.5, 0.25}, within(1e-3));
    }

    @Example
    void whereTheFunctionIsNoNumberItStays() {
        double[] at = {0.3, 0.3};

        assertThat(lbfgs(-2, 2).minimize((x, gradient) -> Double.NaN, at)).isNaN();
        assertThat(at).containsExactly(0.3, 0.3);
    }

    private static Lbfgs lbfgs(double low, double high) {
        return new Lbfgs(new double[] {low, low}, new double[] {high, high}, 300, 1e-12);
    }
}
