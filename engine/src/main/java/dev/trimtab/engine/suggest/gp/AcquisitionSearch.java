package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.linalg.Lbfgs;
import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Region;
import dev.trimtab.engine.suggest.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the points of a mixed, conditional space that promise most: an even spread over the space and a cloud around the
 * best points known are looked at, then the most promising are improved, numbers along the gradient and all else value by
 * value, in turns. All of it stays inside the space's constraints.
 */
final class AcquisitionSearch {
    private static final double[] CLOUD = {0.5, 0.15, 0.05, 0.015};
    private static final int TURNS = 4;
    private static final int ASCENT_STEPS = 20;
    private static final double ENOUGH = 1e-5;

    /** Where constraints leave little, walks inside them look for one in so many of the places that were to be looked at. */
    private static final int WANDERED = 4;

    private final Encoding encoding;
    private final Region region;
    private final Acquisition acquisition;
    private final double[] reach;
    private final Trust trust;
    private final SplittableRandom random;
    private final double[] features;
    private final double[] gradient;
    private double @Nullable [] wanderer;

    /** A place and what it promises. */
    record Candidate(double[] place, double promise) {}

    /**
     * @param reach how far each axis reaches before values have nothing to do with each other: its length scale
     * @param trust where to look at all
     */
    AcquisitionSearch(
            Encoding encoding,
            Region region,
            Acquisition acquisition,
            double[] reach,
            Trust trust,
            SplittableRandom random) {
        this.encoding = encoding;
        this.region = region;
        this.acquisition = acquisition;
        this.reach = reach;
        this.trust = trust;
        this.random = random;
        this.features = new double[encoding.size()];
        this.gradient = new double[encoding.size()];
    }

    /**
     * @param spread where to look in the whole space
     * @param looks how often to look there, and a quarter of it around what is known
     * @param starts how many of the most promising places are improved
     * @param known the best places known, the best first
     * @return places of local optima, the most promising first
     */
    List<Candidate> search(Sequence spread, int looks, int starts, List<double[]> known) {
        List<Candidate> seen = new ArrayList<>();
        int misses = 0;
        for (int i = 0; i < looks; i++) {
            double[] place = spread.at(i, 0);
            trust.pull(place);
            if (region.holds(place)) {
                seen.add(look(place));
            } else {
                misses++;
            }
        }
        for (int i = 0; i < Math.min(misses, looks / WANDERED); i++) {
            seen.add(look(wander()));
        }
        int each = Math.max(4, looks / 4 / CLOUD.length / Math.max(1, known.size()));
        for (double[] place : known) {
            for (double width : CLOUD) {
                for (int i = 0; i < each; i++) {
                    double[] moved = near(place, width);
                    seen.add(new Candidate(moved, promiseInside(moved)));
                }
            }
        }
        seen.sort(Comparator.comparingDouble(Candidate::promise).reversed());
        return starts(seen, starts).stream()
                .map(this::improve)
                .sorted(Comparator.comparingDouble(Candidate::promise).reversed())
                .toList();
    }

    /** Where to look instead of a place that violates a constraint. */
    private double[] wander() {
        wanderer = wanderer == null
                ? region.somewhere(random).orElseGet(() -> new double[encoding.size()])
                : region.onward(wanderer, random);
        double[] place = wanderer.clone();
        trust.pull(place);
        double[] anchor = trust.anchor(place);
        return region.holds(anchor) ? region.between(anchor, place, random) : place;
    }

    private Candidate look(double[] place) {
        return new Candidate(place, promise(place));
    }

    private double promiseInside(double[] place) {
        return region.holds(place) ? promise(place) : Double.NEGATIVE_INFINITY;
    }

    private double promise(double[] place) {
        encoding.features(place, features);
        double promise = acquisition.at(features);
        return Double.isNaN(promise) ? Double.NEGATIVE_INFINITY : promise;
    }

    /** Some axes moved by a part of their reach, and bounced off the walls; categories drawn anew. */
    double[] near(double[] place, double width) {
        int size = place.length;
        double share = size > 6 ? Math.max(2.0 / size, 0.3) : 0.6;
        int sure = random.nextInt(size);
        double[] moved = place.clone();
        for (int axis = 0; axis < size; axis++) {
            if (axis != sure && random.nextDouble() >= share) {
                continue;
            }
            if (encoding.axes().get(axis).kind() == Axis.Kind.CATEGORY) {
                moved[axis] = random.nextBoolean() ? random.nextDouble() : place[axis];
            } else {
                double step = place[axis] + random.nextGaussian() * width * reach[axis];
                double bounced = step < 0 ? -step / 2 : step > 1 ? 1 - (step - 1) / 2 : step;
                moved[axis] = Math.clamp(bounced, 0, 1);
            }
        }
        trust.pull(moved);
        return region.isWhole() || !region.holds(place) ? moved : region.between(place, moved, random);
    }

    /** The best, but no two that a model cannot tell apart. */
    private List<Candidate> starts(List<Candidate> sorted, int most) {
        List<Candidate> starts = new ArrayList<>();
        List<double[]> taken = new ArrayList<>();
        for (Candidate candidate : sorted) {
            double[] here = encoding.features(candidate.place());
            if (starts.size() < most && taken.stream().noneMatch(other -> alike(other, here))) {
                starts.add(candidate);
                taken.add(here);
            }
        }
        return starts;
    }

    private boolean alike(double[] a, double[] b) {
        double sum = 0;
        for (int axis = 0; axis < a.length; axis++) {
            boolean here = Double.isNaN(a[axis]);
            boolean there = Double.isNaN(b[axis]);
            if (here != there
                    || (encoding.axes().get(axis).kind() == Axis.Kind.CATEGORY && !here && a[axis] != b[axis])) {
                return false;
            }
            double difference = here ? 0 : (a[axis] - b[axis]) / reach[axis];
            sum += difference * difference;
        }
        return sum < 1e-4;
    }

    private Candidate improve(Candidate start) {
        Candidate best = start;
        for (int turn = 0; turn < TURNS; turn++) {
            Candidate next = sweep(ascend(best));
            boolean done = !(next.promise() > best.promise() + ENOUGH);
            best = next.promise() > best.promise() ? next : best;
            if (done) {
                break;
            }
        }
        return best;
    }

    /** Along the gradient of the numbers that form a continuum. */
    private Candidate ascend(Candidate from) {
        double[] place = from.place().clone();
        encoding.features(place, features);
        int[] free = IntStream.range(0, place.length)
                .filter(axis -> isContinuous(axis) && !Double.isNaN(features[axis]))
                .toArray();
        if (free.length == 0) {
            return from;
        }
        double[] low = new double[free.length];
        double[] high = new double[free.length];
        double[] x = new double[free.length];
        double[] anchor = trust.anchor(place);
        for (int i = 0; i < free.length; i++) {
            low[i] = Math.max(0, anchor[free[i]] - trust.radius());
            high[i] = Math.min(1, anchor[free[i]] + trust.radius());
        }
        Arrays.setAll(x, i -> place[free[i]]);
        double value = new Lbfgs(low, high, ASCENT_STEPS, ENOUGH)
                .minimize(
                        (at, slope) -> {
                            for (int i = 0; i < free.length; i++) {
                                place[free[i]] = at[i];
                            }
                            encoding.features(place, features);
                            double promise = acquisition.at(features, gradient);
                            for (int i = 0; i < free.length; i++) {
                                slope[i] = -gradient[free[i]];
                            }
                            return -promise;
                        },
                        x);
        for (int i = 0; i < free.length; i++) {
            place[free[i]] = x[i];
        }
        if (!region.holds(place)) {
            return new Border(encoding, region, acquisition, reach, trust, random).climb(from, place, free);
        }
        return -value > from.promise() ? new Candidate(place, -value) : from;
    }

    private boolean isContinuous(int axis) {
        Axis here = encoding.axes().get(axis);
        return here.kind() == Axis.Kind.NUMBER && here.levels() == 0;
    }

    /** Every axis in turn moves to its best value, the others kept. */
    private Candidate sweep(Candidate from) {
        Candidate best = from;
        for (int axis = 0; axis < encoding.size(); axis++) {
            Axis here = encoding.axes().get(axis);
            if (here.kind() == Axis.Kind.RANK) {
                best = swap(best, axis);
            } else if (here.levels() > 1) {
                best = move(best, axis, here);
            }
        }
        return best;
    }

    private Candidate move(Candidate from, int axis, Axis here) {
        if (!isSeen(from.place(), axis)) {
            return from;
        }
        Candidate best = from;
        int now = here.level(from.place()[axis]);
        for (int level : levels(here, now)) {
            double[] place = from.place().clone();
            place[axis] = here.middle(level);
            double promise = promiseInside(place);
            if (promise > best.promise()) {
                best = new Candidate(place, promise);
            }
        }
        return best;
    }

    /** All of a few, else those at distances that double. */
    private static int[] levels(Axis axis, int now) {
        if (axis.levels() <= 16 || axis.kind() == Axis.Kind.CATEGORY) {
            return IntStream.range(0, axis.levels())
                    .filter(level -> level != now)
                    .toArray();
        }
        return IntStream.iterate(1, distance -> distance < axis.levels(), distance -> 2 * distance)
                .flatMap(distance -> IntStream.of(now - distance, now + distance))
                .filter(level -> level >= 0 && level < axis.levels())
                .toArray();
    }

    /** An element of a permutation changes places with each one after it. */
    private Candidate swap(Candidate from, int axis) {
        if (!isSeen(from.place(), axis)) {
            return from;
        }
        Candidate best = from;
        int parameter = encoding.axes().get(axis).parameter();
        for (int other = axis + 1;
                other < encoding.size() && encoding.axes().get(other).parameter() == parameter;
                other++) {
            double[] place = from.place().clone();
            place[axis] = from.place()[other];
            place[other] = from.place()[axis];
            double promise = promiseInside(place);
            if (promise > best.promise()) {
                best = new Candidate(place, promise);
            }
        }
        return best;
    }

    private boolean isSeen(double[] place, int axis) {
        encoding.features(place, features);
        return !Double.isNaN(features[axis]);
    }
}
