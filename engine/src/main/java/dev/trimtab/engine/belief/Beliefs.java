package dev.trimtab.engine.belief;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Space;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Beliefs about the parameters of a space, each on its own: a density over the unit cube and over the features of points. */
public final class Beliefs {
    private final @Nullable Law[] laws;

    private Beliefs(@Nullable Law[] laws) {
        this.laws = laws;
    }

    /** @param beliefs by the name of the parameter, without a {@link #problem} */
    public static Beliefs of(Space space, Map<String, Belief> beliefs) {
        List<Axis> axes = Encoding.of(space).axes();
        @Nullable Law[] laws = new @Nullable Law[axes.size()];
        for (int axis = 0; axis < laws.length; axis++) {
            Parameter parameter = space.parameters().get(axes.get(axis).parameter());
            Belief belief = beliefs.get(parameter.name());
            laws[axis] = belief == null ? null : law(axes.get(axis), parameter, belief);
        }
        return new Beliefs(laws);
    }

    private static Law law(Axis axis, Parameter parameter, Belief belief) {
        return switch (belief) {
            case Belief.Between between ->
                switch (parameter) {
                    case DoubleParameter number ->
                        Normal.between(number.position(between.from()), number.position(between.to()));
                    case IntegerParameter number ->
                        Normal.between(number.position(between.from()), number.position(between.to()));
                    case OrdinalParameter listed -> throw unfit(listed);
                    case CategoricalParameter listed -> throw unfit(listed);
                    case BooleanParameter listed -> throw unfit(listed);
                    case PermutationParameter order -> throw unfit(order);
                };
            case Belief.Weights weights ->
                Shares.of(
                        axis,
                        weights.weights().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray());
        };
    }

    private static IllegalStateException unfit(Parameter parameter) {
        return new IllegalStateException("the belief about '" + parameter.name() + "' was not checked");
    }

    /** A sentence saying what is wrong with beliefs about a space, and what to write instead; empty where all is right. */
    public static Optional<String> problem(Space space, Map<String, Belief> beliefs) {
        for (String name : beliefs.keySet().stream().sorted().toList()) {
            Optional<String> wrong = space.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .map(parameter -> problem(parameter, beliefs.get(name)))
                    .orElse(Optional.of("there is no such parameter"));
            if (wrong.isPresent()) {
                return Optional.of("The prior of '" + name + "': " + wrong.get() + ".");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(Parameter parameter, Belief belief) {
        return switch (parameter) {
            case DoubleParameter number -> problem(number.min(), number.max(), belief);
            case IntegerParameter number -> problem(number.min(), number.max(), belief);
            case OrdinalParameter listed -> problem(listed.values().size(), belief);
            case CategoricalParameter listed -> problem(listed.values().size(), belief);
            case BooleanParameter truth -> problem(2, belief);
            case PermutationParameter order -> Optional.of("a permutation has none, leave it out");
        };
    }

    private static Optional<String> problem(double min, double max, Belief belief) {
        return belief instanceof Belief.Between(double from, double to) && from >= min && from < to && to <= max
                ? Optional.empty()
                : Optional.of("write two numbers, from below to, between " + min + " and " + max);
    }

    private static Optional<String> problem(int count, Belief belief) {
        return belief instanceof Belief.Weights(List<Double> weights)
                        && weights.size() == count
                        && weights.stream().allMatch(weight -> weight > 0 && Double.isFinite(weight))
                ? Optional.empty()
                : Optional.of("write " + count + " weights above 0, one for each value");
    }

    /** Whether nothing is believed. */
    public boolean isEmpty() {
        return Arrays.stream(laws).allMatch(law -> law == null);
    }

    /**
     * The logarithm of how much more likely the best point is here than on average; an inactive parameter says nothing.
     *
     * @param features as {@link Encoding#features} has them
     */
    public double logDensity(double[] features) {
        double sum = 0;
        for (int axis = 0; axis < laws.length; axis++) {
            Law law = laws[axis];
            if (law != null && !Double.isNaN(features[axis])) {
                sum += law.logDensity(features[axis]);
            }
        }
        return sum;
    }

    /** Adds a multiple of the derivatives of {@link #logDensity} by the features of numbers. */
    public void addSlopes(double[] features, double weight, double[] gradient) {
        for (int axis = 0; axis < laws.length; axis++) {
            Law law = laws[axis];
            if (law != null && !Double.isNaN(features[axis])) {
                gradient[axis] += weight * law.slope(features[axis]);
            }
        }
    }

    /** Turns a place in the unit cube drawn evenly into one drawn by the beliefs. */
    public double[] quantiles(double[] even) {
        return each(even, (law, axis) -> law == null ? even[axis] : law.quantile(even[axis]));
    }

    /** The most likely place, the middle where nothing is believed. */
    public double[] mode() {
        return each(new double[laws.length], (law, axis) -> law == null ? 0.5 : law.mode());
    }

    private interface Coordinate {
        double of(@Nullable Law law, int axis);
    }

    private double[] each(double[] like, Coordinate coordinate) {
        return IntStream.range(0, like.length)
                .mapToDouble(axis -> coordinate.of(laws[axis], axis))
                .toArray();
    }
}
