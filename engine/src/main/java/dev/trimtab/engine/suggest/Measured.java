package dev.trimtab.engine.suggest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a trial was measured.
 *
 * @param standardErrors of each objective, in its metric's unit, 0 or more and finite; empty where they are not known
 * @param cost of the whole trial, above 0 and finite, in any unit that all trials share, such as seconds; {@code null} where
 *     it is not known
 */
public record Measured(
        List<Double> standardErrors, @Nullable Double cost) {
    /** Of a trial that says nothing of it. */
    public static final Measured PLAINLY = new Measured(List.of(), null);

    /** Refuses numbers out of bounds with an {@link IllegalArgumentException}. */
    public Measured {
        standardErrors = List.copyOf(standardErrors);
        for (double error : standardErrors) {
            if (!(error >= 0) || !Double.isFinite(error)) {
                throw new IllegalArgumentException(
                        "A standard error cannot be " + error + ": write a finite number, 0 or more.");
            }
        }
        if (cost != null && (!(cost > 0) || !Double.isFinite(cost))) {
            throw new IllegalArgumentException("A cost cannot be " + cost + ": write a finite number above 0.");
        }
    }

    /** The standard error of an objective; 0 where it is not known. */
    public double standardError(int objective) {
        return objective < standardErrors.size() ? standardErrors.get(objective) : 0;
    }
}
