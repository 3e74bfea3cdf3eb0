package dev.trimtab.engine.suggest.evolution;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The places of a space's cube as chromosomes: a gene for each parameter that has more than one value. */
final class Genome {
    /**
     * A parameter.
     *
     * @param from its first axis
     * @param to the axis after its last one
     */
    private record Gene(Axis axis, int from, int to) {
        boolean isOrder() {
            return axis.kind() == Axis.Kind.RANK;
        }

        boolean isCategory() {
            return axis.kind() == Axis.Kind.CATEGORY;
        }
    }

    private final Encoding encoding;
    private final List<Gene> genes = new ArrayList<>();

    Genome(Space space) {
        encoding = Encoding.of(space);
        int from = 0;
        for (int i = 0; i < space.parameters().size(); i++) {
            int to = from + space.parameters().get(i).dimensions();
            Axis axis = encoding.axes().get(from);
            boolean single = axis.levels() == 1 || (axis.kind() == Axis.Kind.RANK && to == from + 1);
            if (!single) {
                genes.add(new Gene(axis, from, to));
            }
            from = to;
        }
    }

    /** How many genes there are. */
    int size() {
        return genes.size();
    }

    Point point(double[] place) {
        return encoding.point(place);
    }

    /** The place of a point; what is inactive there is anywhere, so that a child that has it gets a value of its own. */
    double[] place(Point point, SplittableRandom random) {
        double[] place = encoding.place(point);
        double[] features = encoding.features(inside(place));
        for (int axis = 0; axis < place.length; axis++) {
            if (Double.isNaN(features[axis])) {
                place[axis] = random.nextDouble();
            }
        }
        return place;
    }

    /** The genes that count at a place, by number. */
    int[] active(double[] place) {
        double[] features = encoding.features(inside(place));
        int[] active = new int[genes.size()];
        int count = 0;
        for (int gene = 0; gene < active.length; gene++) {
            if (!Double.isNaN(features[genes.get(gene).from()])) {
                active[count++] = gene;
            }
        }
        return Arrays.copyOf(active, count);
    }

    private static double[] inside(double[] place) {
        double[] inside = place.clone();
        for (int axis = 0; axis < inside.length; axis++) {
            inside[axis] = Math.clamp(inside[axis], 0, Math.nextDown(1.0));
        }
        return inside;
    }

    /**
     * Gives a gene another value: a number or a step one that is the likelier the nearer it is, a category any other, an order
     * one with two elements exchanged or one moved.
     *
     * @param eta how near: the larger the nearer, see {@link Variation#polynomial}
     */
    void mutate(double[] place, int gene, double eta, SplittableRandom random) {
        Gene which = genes.get(gene);
        Axis axis = which.axis();
        int at = which.from();
        if (which.isOrder()) {
            reorder(place, at, which.to(), random);
        } else if (which.isCategory()) {
            int level = axis.level(place[at]);
            int other = random.nextInt(axis.levels() - 1);
            place[at] = axis.middle(other < level ? other : other + 1);
        } else {
            int level = axis.level(place[at]);
            place[at] = Variation.polynomial(place[at], eta, random);
            if (axis.levels() > 0) {
                int moved = axis.level(place[at]);
                boolean up = level == 0 || (level < axis.levels() - 1 && random.nextBoolean());
                place[at] = axis.middle(moved != level ? moved : up ? level + 1 : level - 1);
            }
        }
    }

    /** Gives one of the genes that count another value. */
    void mutateAny(double[] place, double eta, SplittableRandom random) {
        int[] active = active(place);
        if (active.length > 0) {
            mutate(place, active[random.nextInt(active.length)], eta, random);
        }
    }

    private static void reorder(double[] place, int from, int to, SplittableRandom random) {
        int size = to - from;
        int[] order = order(place, from, to);
        int one = random.nextInt(size);
        int other = random.nextInt(size - 1);
        other += other < one ? 0 : 1;
        if (random.nextBoolean()) {
            int kept = order[one];
            order[one] = order[other];
            order[other] = kept;
        } else {
            int moved = order[one];
            int step = one < other ? 1 : -1;
            for (int i = one; i != other; i += step) {
                order[i] = order[i + step];
            }
            order[other] = moved;
        }
        for (int rank = 0; rank < size; rank++) {
            place[from + order[rank]] = (rank + 0.5) / size;
        }
    }

    /** The elements in the order of their keys. */
    private static int[] order(double[] place, int from, int to) {
        return IntStream.range(0, to - from)
                .boxed()
                .sorted(Comparator.comparingDouble(element -> place[from + element]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Mixes two parents: numbers by simulated binary crossover, everything else from one or the other, each gene with even
     * chances.
     *
     * @param child the place of one parent, changed to that of a child
     * @param other the place of the other
     */
    void cross(double[] child, double[] other, double eta, SplittableRandom random) {
        for (Gene gene : genes) {
            if (random.nextBoolean()) {
                continue;
            }
            if (gene.isOrder() || gene.isCategory()) {
                System.arraycopy(other, gene.from(), child, gene.from(), gene.to() - gene.from());
            } else {
                child[gene.from()] = Variation.binary(child[gene.from()], other[gene.from()], eta, random);
            }
        }
    }
}
