package dev.trimtab.engine.suggest;

import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.random.RandomSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A study carried out: as many trials at a time as there are workers, each of which takes some time. */
public final class Course {
    /** Makes the suggester of one decision. */
    public interface Algorithm {
        Suggester of(Space space, History history, long seed);
    }

    public static final Algorithm RANDOM = (space, history, seed) ->
            new SequenceSuggester(space, new RandomSequence(seed, space.dimensions()), seed, Map.of());

    private record Running(int index, double until) {}

    private Course() {}

    /** A space of n numbers in [0, 1]. */
    public static Space cube(int n) {
        return new Space(IntStream.range(0, n)
                .mapToObj(i -> (Parameter) new DoubleParameter("x" + i, 0, 1, Scale.LINEAR, null, null))
                .toList());
    }

    /** What is observed of the points, in the order in which they finish; fewer where the space is used up. */
    public static List<Observation> of(
            Algorithm algorithm,
            Space space,
            long seed,
            int trials,
            int workers,
            Function<Point, List<Double>> losses) {
        List<Observation> observations = new ArrayList<>();
        var running = new PriorityQueue<>(Comparator.comparingDouble(Running::until));
        var points = new TreeMap<Integer, Point>();
        var random = new SplittableRandom(seed);
        double now = 0;
        int next = 0;
        while (true) {
            while (points.size() < workers && next < trials) {
                History history = new History(observations);
                Set<Point> taken = new HashSet<>(points.values());
                observations.forEach(observation -> taken.add(observation.point()));
                var point = algorithm.of(space, history, seed).suggest(next, taken);
                if (point.isEmpty()) {
                    trials = next;
                    break;
                }
                points.put(next, point.get());
                running.add(new Running(next, now + random.nextDouble(0.2, 1.2)));
                next++;
            }
            Running first = running.poll();
            if (first == null) {
                return observations;
            }
            now = first.until();
            Point point = points.remove(first.index());
            observations.add(new Observation(first.index(), point, losses.apply(point), List.of()));
        }
    }

    /** The smallest first loss. */
    public static double best(List<Observation> observations) {
        return observations.stream()
                .filter(observation -> !observation.failed())
                .mapToDouble(Observation::loss)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The values of a point whose parameters are all numbers, in the space's order. */
    public static double[] numbers(Point point) {
        return point.values().values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }
}
