package dev.trimtab.engine.space;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The part of a space's unit cube whose points meet every constraint. It may be as thin as can be: from a place inside, walks
 * lead on inside.
 *
 * <p>Places are those of {@link Space#complete} and {@link Encoding}, and are moved into the cube where they lie outside. Not safe
 * for threads.
 */
public final class Region {
    /** By then a border is found to a millionth, which is how far values are rounded. */
    private static final int HALVINGS = 20;

    /** Bounds, and so thins out, the way to a border; values are rounded at about a millionth. */
    private static final int NARROWINGS = 20;

    /** By then a walk has forgotten where it began. */
    private static final int STEPS = 32;

    private static final int STEPS_PER_DIMENSION = 8;

    private static final double SHORTEST = 0.01;

    private static final int STEPS_ONWARD = 2;

    private static final int STEPS_NEARER = 24;

    private static final int STEPS_NEARER_PER_DIMENSION = 4;

    /** One of so many steps of a chain begins elsewhere. */
    private static final int RESTARTS = 4;

    private final Space space;
    private final Map<String, ?> partial;
    private final Decoder decoder;
    private final Decoder constrained;
    private @Nullable List<double[]> anchors;

    private Region(Space space, Map<String, ?> partial) {
        this.space = space;
        this.partial = partial;
        this.decoder = Decoder.of(space, partial);
        Set<String> spokenOf = new HashSet<>();
        space.constraints().forEach(constraint -> spokenOf.addAll(constraint.parameters()));
        this.constrained = decoder.only(spokenOf);
    }

    public static Region of(Space space) {
        return of(space, Map.of());
    }

    /**
     * Of the points that complete a partial one.
     *
     * @throws IllegalArgumentException with the sentence of {@link Space#partialProblem}
     */
    public static Region of(Space space, Map<String, ?> partial) {
        return new Region(space, Map.copyOf(partial));
    }

    /** Whether it is the whole cube, there being no constraint. */
    public boolean isWhole() {
        return space.constraints().isEmpty();
    }

    /** The point of a place, if it meets every constraint. */
    public Optional<Point> point(double[] place) {
        return holds(place) ? Optional.of(new Point(decoder.values(inCube(place)))) : Optional.empty();
    }

    /** Whether the point of a place meets every constraint. */
    public boolean holds(double[] place) {
        return isWhole() || space.allows(values(place));
    }

    /**
     * A place drawn from the line between two, so that it lies inside: the outer one itself where it does. The part of the line
     * to draw from ends at the last draw that missed (as in Neal, "Slice sampling", Annals of Statistics 2003, section 4).
     *
     * @param inside a place inside
     */
    public double[] between(double[] inside, double[] outer, SplittableRandom random) {
        if (holds(outer)) {
            return outer;
        }
        double end = 1;
        for (int i = 0; i < NARROWINGS; i++) {
            end *= random.nextDouble();
            double[] place = along(inside, outer, end);
            if (holds(place)) {
                return place;
            }
        }
        return inside.clone();
    }

    /**
     * A place inside that is about as near to an outer one as any; the outer one where it lies inside.
     *
     * @param inside a place inside to begin at
     */
    public double[] nearest(double[] inside, double[] outer, SplittableRandom random) {
        return holds(outer)
                ? outer
                : new Walk(this, random)
                        .towards(
                                outer,
                                towards(inside, outer),
                                STEPS_NEARER + STEPS_NEARER_PER_DIMENSION * outer.length);
    }

    /**
     * A place where the line between two leaves the region; the outer one where it lies inside.
     *
     * @param inside a place inside
     */
    public double[] border(double[] inside, double[] outer) {
        if (holds(outer)) {
            return outer;
        }
        double in = 0;
        double out = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (in + out) / 2;
            if (holds(along(inside, outer, middle))) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return along(inside, outer, in);
    }

    /** The outer place, or the first inside of those half as far away, a quarter and so on; at last the inner one. */
    public double[] towards(double[] inside, double[] outer) {
        double[] place = outer;
        for (double share = 1; share > SHORTEST; share /= 2) {
            if (holds(place)) {
                return place;
            }
            place = along(inside, outer, share / 2);
        }
        return inside.clone();
    }

    /** A place anywhere inside, each about as likely as any other; empty where none was found. */
    public Optional<double[]> somewhere(SplittableRandom random) {
        List<double[]> starts = anchors();
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        double[] place = starts.get(random.nextInt(starts.size()));
        return Optional.of(new Walk(this, random).from(place, 0, STEPS + STEPS_PER_DIMENSION * place.length));
    }

    /**
     * Another place inside, one of a chain that visits all parts: a little way on from the last one, or from somewhere else. Costs less
     * than {@link #somewhere}.
     *
     * @param last a place inside
     */
    public double[] onward(double[] last, SplittableRandom random) {
        List<double[]> starts = anchors();
        boolean restarts = random.nextInt(RESTARTS) == 0 && !starts.isEmpty();
        double[] from = restarts ? starts.get(random.nextInt(starts.size())) : last;
        return new Walk(this, random).from(from, 0, STEPS_ONWARD);
    }

    /** Some places inside, the same ones every time; all of them in a small space without a continuum. Empty where none was found. */
    List<double[]> anchors() {
        List<double[]> known = anchors;
        if (known == null) {
            known = new Anchors(this).find();
            anchors = known;
        }
        return known;
    }

    Space space() {
        return space;
    }

    Map<String, ?> partial() {
        return partial;
    }

    /** How many constraints the point of a place violates. */
    int violations(double[] place) {
        Map<String, Object> values = values(place);
        int violations = 0;
        for (Constraint constraint : space.constraints()) {
            violations += constraint.holds(values) ? 0 : 1;
        }
        return violations;
    }

    /** The values of the parameters that constraints speak of. */
    Map<String, Object> values(double[] place) {
        return constrained.values(inCube(place));
    }

    private static double[] inCube(double[] place) {
        double[] inside = place.clone();
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.clamp(inside[i], 0, Math.nextDown(1.0));
        }
        return inside;
    }

    private static double[] along(double[] from, double[] to, double share) {
        double[] place = new double[from.length];
        for (int i = 0; i < place.length; i++) {
            place[i] = from[i] + share * (to[i] - from[i]);
        }
        return place;
    }
}
