package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConstrainedEnumerationTest {
    @Provide
    Arbitrary<Space> finiteSpaces() {
        return ConstrainedSpaces.finite();
    }

    @Property(tries = 300)
    void listsExactlyThePointsThatMeetTheConstraints(@ForAll("finiteSpaces") Space space) {
        Set<Point> expected = new HashSet<>(Twin.points(space));
        expected.removeIf(point -> !ConstrainedSpaces.allows(space, point));
        assertThat(all(Enumeration.of(space, 2))).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Property(tries = 200)
    void givesEveryFreshPointFromAnyPlaceOn(@ForAll("finiteSpaces") Space space, @ForAll long start) {
        Enumeration points = Enumeration.of(space, 2);
        List<Point> all = all(points);
        BigInteger from = BigInteger.valueOf(start).mod(points.count());
        Set<Point> taken = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            assertThat(taken.add(points.firstFresh(from, taken).orElseThrow())).isTrue();
        }
        assertThat(taken).containsAll(all);
        assertThat(points.firstFresh(from, taken)).isEmpty();
    }

    /** 4.6 million points, of which the first half violates the constraint. */
    @Test
    void passesOverWholeBlocksAtOnce() {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            parameters.add(new IntegerParameter("n" + i, 0, 8, Scale.LINEAR, 1, null));
        }
        AtomicInteger looks = new AtomicInteger();
        Constraint constraint = new Constraint("n0 > 4", Set.of("n0"), values -> {
            looks.incrementAndGet();
            return (Long) values.get("n0") > 4;
        });
        Enumeration points = Enumeration.of(new Space(parameters, List.of(constraint)), 2);

        assertThat(looks).hasValue(0);
        assertThat(points.at(points.next(BigInteger.ZERO).orElseThrow()).values())
                .containsEntry("n0", 5L)
                .containsEntry("n6", 0L);
        assertThat(looks).hasValue(6);
    }

    private static List<Point> all(Enumeration enumeration) {
        List<Point> points = new ArrayList<>();
        Optional<BigInteger> number = enumeration.next(BigInteger.ZERO);
        while (number.isPresent()) {
            points.add(enumeration.at(number.get()));
            number = enumeration.next(number.get().add(BigInteger.ONE));
        }
        return points;
    }
}
