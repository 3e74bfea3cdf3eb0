package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An order of names.
 *
 * <p>The unit cube maps onto orders by random keys (Bean, "Genetic algorithms and random keys for sequencing and
 * optimization", ORSA Journal on Computing, 1994): each element has a coordinate, and the elements are sorted by it.
 *
 * @param of the elements to order, at least one, each once
 */
public record PermutationParameter(
        String name, List<String> of, @Nullable Condition when) implements Parameter {
    /** Refuses an empty list and repeated elements with an {@link IllegalArgumentException} naming the parameter. */
    public PermutationParameter {
        of = Choices.distinct(Text.requireName(name), of);
    }

    @Override
    public int dimensions() {
        return of.size();
    }

    @Override
    public Object value(double... cube) {
        return IntStream.range(0, of.size())
                .boxed()
                .sorted(Comparator.comparingDouble(element -> cube[element]))
                .map(of::get)
                .toList();
    }

    @Override
    public double[] place(Object value) {
        List<?> order = (List<?>) value;
        return of.stream()
                .mapToDouble(element -> (order.indexOf(element) + 0.5) / of.size())
                .toArray();
    }

    @Override
    public Optional<Partition> partition() {
        return Optional.empty();
    }

    @Override
    public Optional<BigInteger> cardinality() {
        return Optional.of(factorial(of.size()));
    }

    @Override
    public Object typed(Object raw) {
        return raw;
    }

    @Override
    public Optional<String> problem(Object value) {
        return value instanceof List<?> order && order.size() == of.size() && new HashSet<>(order).containsAll(of)
                ? Optional.empty()
                : Text.refusal(name, value, "write each of " + of + " once, in some order");
    }

    /** In lexicographic order, where {@link #of} is the first. */
    @Override
    public Levels levels(int points) {
        return new Levels(
                factorial(of.size()),
                this::order,
                value -> contains(value) ? Optional.of(rank((List<?>) value)) : Optional.empty());
    }

    private List<String> order(BigInteger index) {
        List<String> left = new ArrayList<>(of);
        List<String> order = new ArrayList<>();
        BigInteger rest = index;
        while (!left.isEmpty()) {
            BigInteger[] parts = rest.divideAndRemainder(factorial(left.size() - 1));
            order.add(left.remove(parts[0].intValueExact()));
            rest = parts[1];
        }
        return List.copyOf(order);
    }

    private BigInteger rank(List<?> order) {
        List<String> left = new ArrayList<>(of);
        BigInteger rank = BigInteger.ZERO;
        for (Object element : order) {
            int place = left.indexOf(element);
            left.remove(place);
            rank = rank.add(factorial(left.size()).multiply(BigInteger.valueOf(place)));
        }
        return rank;
    }

    private static BigInteger factorial(int n) {
        return IntStream.rangeClosed(2, n).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
