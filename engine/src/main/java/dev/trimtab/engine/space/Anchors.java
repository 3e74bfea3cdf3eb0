package dev.trimtab.engine.space;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Looks for places inside a region where walks may begin: a bounded search, the same every time. */
final class Anchors {
    /** A space of no more points than this is looked through. */
    private static final BigInteger FEW_POINTS = BigInteger.valueOf(4_096);

    private static final int LOOKS = 1 << 18;
    private static final int LOOKS_AFTER_THE_FIRST = 1 << 12;
    private static final int ENOUGH = 16;
    private static final int DRAWS = 4_096;
    private static final int STEPS_PER_DIMENSION = 64;
    private static final int SPREADING = 8;
    private static final long SEED = 0x7472696d746162L;

    private final Region region;
    private final int dimensions;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<double[]> found = new ArrayList<>();

    Anchors(Region region) {
        this.region = region;
        this.dimensions = region.space().dimensions();
    }

    List<double[]> find() {
        Optional<BigInteger> points = region.space().cardinality();
        if (points.filter(count -> count.compareTo(FEW_POINTS) <= 0).isPresent()) {
            enumerate(FEW_POINTS.intValue());
        } else {
            List<double[]> nearest = draw();
            if (found.isEmpty()) {
                nearest.forEach(this::descend);
            }
            if (found.isEmpty() && points.isPresent()) {
                enumerate(ENOUGH);
            }
            spread();
        }
        return List.copyOf(found);
    }

    /** A place somewhere in the cube, now and then one with coordinates at its walls, or one with coordinates alike. */
    static double[] draw(int dimensions, int number, SplittableRandom random) {
        double[] place = random.doubles(dimensions).toArray();
        double share = random.nextDouble();
        double width = Math.exp(-8 * random.nextDouble());
        for (int i = 0; i < dimensions; i++) {
            if (number % 4 == 2 && random.nextDouble() < share) {
                place[i] = random.nextBoolean() ? width * place[i] : 1 - width * place[i];
            } else if (number % 4 == 3) {
                place[i] = Math.clamp(share + width * (place[i] - 0.5), 0, 1);
            }
        }
        return place;
    }

    /** Takes what lies inside; says where the fewest constraints were violated. */
    private List<double[]> draw() {
        record Seen(double[] place, int violations) {}
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < DRAWS && found.size() < ENOUGH; i++) {
            double[] place = draw(dimensions, i, random);
            int violations = region.violations(place);
            if (violations == 0) {
                found.add(place);
            } else if (found.isEmpty()) {
                seen.add(new Seen(place, violations));
            }
        }
        return seen.stream()
                .sorted(Comparator.comparingInt(Seen::violations))
                .limit(ENOUGH)
                .map(Seen::place)
                .toList();
    }

    /** Walks where ever fewer constraints are violated. */
    private void descend(double[] start) {
        Walk walk = new Walk(region, random);
        double[] place = start;
        int violations = region.violations(place);
        for (int step = 0; step < STEPS_PER_DIMENSION * dimensions && violations > 0 && found.size() < 2; step++) {
            place = walk.step(place, violations);
            violations = region.violations(place);
        }
        if (violations == 0) {
            found.add(place);
        }
    }

    private void enumerate(int most) {
        Enumeration all = Enumeration.of(region.space(), 2, region.partial());
        Encoding encoding = Encoding.of(region.space());
        Optional<BigInteger> next = all.next(BigInteger.ZERO, LOOKS);
        while (next.isPresent() && found.size() < most) {
            double[] place = encoding.place(all.at(next.get()));
            if (region.holds(place)) {
                found.add(place);
            }
            next = all.next(next.get().add(BigInteger.ONE), LOOKS_AFTER_THE_FIRST);
        }
    }

    /** From a few places to many. */
    private void spread() {
        Walk walk = new Walk(region, random);
        for (int i = 0; !found.isEmpty() && found.size() < ENOUGH; i++) {
            found.add(walk.from(found.get(i), 0, SPREADING * dimensions));
        }
    }
}
