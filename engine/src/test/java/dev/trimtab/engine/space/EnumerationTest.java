package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EnumerationTest {
    @Provide
    Arbitrary<Space> finiteSpaces() {
        return Spaces.finite();
    }

    @Property(tries = 200)
    void listsExactlyThePointsThatBruteForceFinds(@ForAll("finiteSpaces") Space space) {
        Set<Point> expected = Twin.points(space);
        List<Point> listed = all(Enumeration.of(space, 2));
        assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(space.cardinality()).contains(BigInteger.valueOf(expected.size()));
    }

    @Property(tries = 200)
    void listsPointsInLexicographicOrder(@ForAll("finiteSpaces") Space space) {
        List<Parameter> order = space.tree().order();
        List<Point> listed = all(Enumeration.of(space, 2));
        for (int i = 1; i < listed.size(); i++) {
            Map<String, Object> before = listed.get(i - 1).values();
            Map<String, Object> after = listed.get(i).values();
            Parameter first = order.stream()
                    .filter(parameter -> before.containsKey(parameter.name()))
                    .filter(parameter -> !before.get(parameter.name()).equals(after.get(parameter.name())))
                    .findFirst()
                    .orElseThrow();
            List<Object> values = Twin.values(first);
            assertThat(values.indexOf(after.get(first.name()))).isGreaterThan(values.indexOf(before.get(first.name())));
        }
    }

    @Property(tries = 100)
    void listsExactlyTheCompletionsOfAPartialPoint(@ForAll("finiteSpaces") Space space, @ForAll int pick) {
        List<Point> every = all(Enumeration.of(space, 2));
        Map<String, Object> some = every.get(Math.floorMod(pick, every.size())).values();
        List<String> names = List.copyOf(some.keySet());
        String name = names.get(Math.floorMod(pick / 7, names.size()));
        Map<String, Object> partial = Map.of(name, some.get(name));
        assertThat(all(Enumeration.of(space, 2, partial)))
                .containsExactlyInAnyOrderElementsOf(every.stream()
                        .filter(point -> some.get(name).equals(point.values().get(name)))
                        .toList());
    }

    @Test
    void reachesAFarPointOfAGridOfMillionsWithoutWalking() {
        Space space = new Space(IntStream.range(0, 12)
                .<Parameter>mapToObj(i -> new IntegerParameter("p" + i, 0, 999_999, Scale.LINEAR, 1, null))
                .toList());
        BigInteger count = Enumeration.of(space, 2).count();
        assertThat(count).isEqualTo(BigInteger.TEN.pow(72));
        Point last = Enumeration.of(space, 2).at(count.subtract(BigInteger.ONE));
        assertThat(last.values().values()).allMatch(Long.valueOf(999_999)::equals);
        assertThat(Enumeration.of(space, 2).at(BigInteger.valueOf(4_600_000)).values())
                .containsEntry("p10", 4L)
                .containsEntry("p11", 600_000L);
    }

    @Test
    void dividesAContinuumEvenlyOnItsScaleWithBothEnds() {
        assertThat(values(new DoubleParameter("lr", 1e-5, 0.1, Scale.LOG, null, null), 5))
                .containsExactly(1e-5, 1e-4, 1e-3, 0.01, 0.1);
        assertThat(values(new DoubleParameter("x", -1, 2, Scale.LINEAR, null, null), 4))
                .containsExactly(-1.0, 0.0, 1.0, 2.0);
        assertThat(values(new DoubleParameter("momentum", 0.9, 0.999, Scale.REVERSE_LOG, null, null), 3))
                .containsExactly(0.9, 0.99, 0.999);
    }

    @Test
    void findsTheOnlyFreshPointAndSaysWhenThereIsNone() {
        Enumeration grid =
                Enumeration.of(new Space(List.of(new IntegerParameter("n", 0, 9, Scale.LINEAR, 1, null))), 2);
        Set<Point> taken = new HashSet<>(all(grid));
        Point fresh = grid.at(BigInteger.TWO);
        taken.remove(fresh);
        assertThat(LongStream.range(0, 10).mapToObj(start -> grid.firstFresh(BigInteger.valueOf(start), taken)))
                .allSatisfy(found -> assertThat(found).contains(fresh));
        taken.add(fresh);
        assertThat(grid.firstFresh(BigInteger.ZERO, taken)).isEmpty();
    }

    @Test
    void refusesANumberThatIsNotAPoint() {
        Enumeration grid = Enumeration.of(new Space(List.of(new BooleanParameter("b", null))), 2);
        assertThatThrownBy(() -> grid.at(BigInteger.TWO)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> grid.at(BigInteger.ONE.negate())).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<Object> values(Parameter parameter, int points) {
        return all(Enumeration.of(new Space(List.of(parameter)), points)).stream()
                .map(point -> point.values().get(parameter.name()))
                .toList();
    }

    private static List<Point> all(Enumeration enumeration) {
        List<Point> points = new ArrayList<>();
        for (long number = 0; number < enumeration.count().longValueExact(); number++) {
            points.add(enumeration.at(BigInteger.valueOf(number)));
        }
        return points;
    }
}
