package dev.trimtab.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * One coordinate of a space as a model sees it.
 *
 * @param parameter the index of its parameter in the space
 * @param kind what distance means on it
 * @param levels how many values it has; 0 for a continuum, and for more values than a model need tell apart
 * @param edges where in the unit cube each level begins, and 1; empty without levels
 * @param features where the model sees each level, in [0, 1], or its number for a category; empty without levels
 */
public record Axis(int parameter, Kind kind, int levels, double[] edges, double[] features) {
    /** What distance means. */
    public enum Kind {
        /** A number: near values are alike. */
        NUMBER,
        /** A category: values are alike or not. */
        CATEGORY,
        /** The place of one element of a permutation. */
        RANK
    }

    private static final int MOST_LEVELS = 1_024;

    static List<Axis> of(int index, Parameter parameter) {
        return switch (parameter) {
            case DoubleParameter number -> List.of(number(index, number));
            case IntegerParameter number -> List.of(number(index, number));
            case OrdinalParameter ordinal -> List.of(ordinal(index, ordinal));
            case CategoricalParameter categorical -> List.of(category(index, categorical));
            case BooleanParameter truth -> List.of(category(index, truth));
            case PermutationParameter permutation ->
                IntStream.range(0, permutation.of().size())
                        .mapToObj(element -> new Axis(index, Kind.RANK, 0, new double[0], new double[0]))
                        .toList();
        };
    }

    /** The level that owns a place in [0, 1]. */
    public int level(double u) {
        int low = 0;
        int high = levels - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (edges[middle] <= u) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where the model sees a place of the unit cube. */
    public double feature(double u) {
        return levels == 0 ? u : features[level(u)];
    }

    /** The middle of a level's part of the unit cube. */
    public double middle(int level) {
        return (edges[level] + edges[level + 1]) / 2;
    }

    private static Axis number(int index, Parameter parameter) {
        Optional<Partition> partition = parameter.partition().filter(values -> values.count() <= MOST_LEVELS);
        return partition
                .map(values -> new Axis(index, Kind.NUMBER, (int) values.count(), edges(values), middles(values)))
                .orElseGet(() -> new Axis(index, Kind.NUMBER, 0, new double[0], new double[0]));
    }

    /** The listed numbers themselves say how far apart they are: by their ratios where they spread over a decade. */
    private static Axis ordinal(int index, OrdinalParameter parameter) {
        List<Double> values = parameter.values();
        double first = values.getFirst();
        double last = values.getLast();
        boolean ratios = first > 0 && last / first >= 10;
        List<Double> places = new ArrayList<>();
        for (double value : values) {
            double place = ratios
                    ? Math.log(value / first) / Math.log(last / first)
                    : (value - first) / Math.max(last - first, Double.MIN_NORMAL);
            places.add(values.size() == 1 ? 0.5 : place);
        }
        Partition even = Partition.even(values.size());
        return new Axis(
                index,
                Kind.NUMBER,
                values.size(),
                edges(even),
                places.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Axis category(int index, Parameter parameter) {
        Partition values = parameter.partition().orElseThrow();
        return new Axis(
                index,
                Kind.CATEGORY,
                (int) values.count(),
                edges(values),
                IntStream.range(0, (int) values.count()).asDoubleStream().toArray());
    }

    private static double[] edges(Partition partition) {
        return LongStream.rangeClosed(0, partition.count())
                .mapToDouble(partition.edge())
                .toArray();
    }

    private static double[] middles(Partition partition) {
        return LongStream.range(0, partition.count())
                .mapToDouble(partition::middle)
                .toArray();
    }
}
