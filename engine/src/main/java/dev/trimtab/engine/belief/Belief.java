package dev.trimtab.engine.belief;

import java.util.List;

/** Where a person expects the best value of one parameter. */
public sealed interface Belief {
    /**
     * A number: nine times in ten between two numbers, most likely in the middle of them on the parameter's scale.
     *
     * @param from in the parameter's unit, not below its minimum
     * @param to in the parameter's unit, above {@code from} and not above its maximum
     */
    record Between(double from, double to) implements Belief {}

    /**
     * One of listed values.
     *
     * @param weights one for each value in the order of the parameter ({@code false} before {@code true}), each finite and
     *     above 0: twice the weight is twice as likely
     */
    record Weights(List<Double> weights) implements Belief {
        public Weights {
            weights = List.copyOf(weights);
        }
    }
}
