package dev.trimtab.engine.space;

import java.util.Optional;

/**
 * Along which curve a numeric range is divided evenly.
 *
 * <ul>
 *   <li>{@code LINEAR}: equal differences are equally likely.
 *   <li>{@code LOG}: equal ratios are equally likely; the range must lie above 0.
 *   <li>{@code REVERSE_LOG}: equal ratios of the distance to 1 are equally likely, so that 0.9, 0.99 and 0.999 are evenly
 *       spaced. This suits momentum and discount factors. The range must lie in [0, 1).
 * </ul>
 */
public enum Scale {
    LINEAR {
        @Override
        double up(double x) {
            return x;
        }

        @Override
        double down(double t) {
            return t;
        }

        @Override
        double slope(double x) {
            return 1;
        }

        @Override
        Optional<String> problem(double min, double max) {
            return Optional.empty();
        }
    },
    LOG {
        @Override
        double up(double x) {
            return Math.log(x);
        }

        @Override
        double down(double t) {
            return Math.exp(t);
        }

        @Override
        double slope(double x) {
            return x;
        }

        @Override
        Optional<String> problem(double min, double max) {
            return min > 0
                    ? Optional.empty()
                    : Optional.of("a log scale needs a minimum above 0: raise the minimum or use a linear scale");
        }
    },
    REVERSE_LOG {
        @Override
        double up(double x) {
            return -Math.log1p(-x);
        }

        @Override
        double down(double t) {
            return -Math.expm1(-t);
        }

        @Override
        double slope(double x) {
            return 1 - x;
        }

        @Override
        Optional<String> problem(double min, double max) {
            return min >= 0 && max < 1
                    ? Optional.empty()
                    : Optional.of(
                            "a reverse-log scale needs 0 <= min and max < 1: it spaces values by their distance to 1");
        }
    };

    /** The value's place on the even axis; strictly increasing. */
    abstract double up(double x);

    /** The inverse of {@link #up}. */
    abstract double down(double t);

    /** How fast the value moves along the even axis at {@code x}: the derivative of {@link #down} there. */
    abstract double slope(double x);

    /** A sentence about a range that this scale cannot take. */
    abstract Optional<String> problem(double min, double max);
}
