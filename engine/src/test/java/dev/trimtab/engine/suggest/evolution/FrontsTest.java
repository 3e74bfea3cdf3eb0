package dev.trimtab.engine.suggest.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FrontsTest {
    private static final Point ANYWHERE = Course.cube(1).point(0.5);

    @Property
    void frontsAreWhatIsLeftUndominatedWhenThoseBeforeAreTakenAway(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int objectives, @ForAll @IntRange(max = 25) int n) {
        Fronts fronts = Fronts.of(any(seed, objectives, n));
        List<Observation> left = new ArrayList<>(fronts.members());
        int next = 0;
        for (int rank = 0; !left.isEmpty(); rank++) {
            List<Observation> all = List.copyOf(left);
            List<Observation> front = all.stream()
                    .filter(one -> all.stream().noneMatch(other -> beats(other, one)))
                    .toList();
            for (int k = 0; k < front.size(); k++, next++) {
                assertThat(fronts.ranks()[next]).isEqualTo(rank);
                assertThat(front).contains(fronts.members().get(next));
            }
            left.removeAll(front);
        }
        assertThat(next).isEqualTo(fronts.members().size());
    }

    /** As the paper writes it: by constraints (section VI), else in some objective and worse in none. */
    private static boolean beats(Observation one, Observation other) {
        if (one.failed() || other.failed()) {
            return !one.failed();
        }
        double violated = violation(one);
        double otherViolated = violation(other);
        if (violated > 0 || otherViolated > 0) {
            return violated < otherViolated;
        }
        return !one.losses().equals(other.losses()) && atLeastAsGood(one.losses(), other.losses());
    }

    private static boolean atLeastAsGood(List<Double> one, List<Double> other) {
        for (int k = 0; k < one.size(); k++) {
            if (one.get(k) > other.get(k)) {
                return false;
            }
        }
        return true;
    }

    private static double violation(Observation observation) {
        return observation.violations().stream()
                .mapToDouble(violation -> Math.max(violation, 0))
                .sum();
    }

    /** Few different values, so that there are ties and duplicates. */
    private static List<Observation> any(long seed, int objectives, int n) {
        var random = new SplittableRandom(seed);
        List<Observation> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            List<Double> losses = new ArrayList<>();
            for (int k = 0; k < objectives; k++) {
                losses.add((double) random.nextInt(5));
            }
            double violation = random.nextInt(3) > 0 ? -1 : random.nextInt(3);
            boolean failed = random.nextInt(8) == 0;
            all.add(new Observation(i, ANYWHERE, failed ? List.of() : losses, failed ? List.of() : List.of(violation)));
        }
        return all;
    }

    @Example
    void inAFrontTheOutermostComeFirstAndThenTheLoneliest() {
        Fronts fronts = Fronts.of(List.of(at(0, 10), at(1, 9), at(2, 8), at(6, 4), at(10, 0)));
        assertThat(fronts.members().subList(0, 2)).containsExactlyInAnyOrder(at(0, 10), at(10, 0));
        assertThat(fronts.members().subList(2, 5)).containsExactly(at(6, 4), at(2, 8), at(1, 9));
        assertThat(fronts.crowding()[2]).isEqualTo(1.6);
    }

    private static Observation at(double one, double other) {
        return new Observation(0, ANYWHERE, List.of(one, other), List.of());
    }
}
