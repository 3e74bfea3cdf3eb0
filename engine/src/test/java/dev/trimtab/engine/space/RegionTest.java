package dev.trimtab.engine.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RegionTest {
    @Provide
    Arbitrary<Space> constrainedSpaces() {
        return ConstrainedSpaces.any();
    }

    @Property(tries = 200)
    void everyPlaceItGivesLiesInside(@ForAll("constrainedSpaces") Space space, @ForAll long seed) {
        Region region = Region.of(space);
        var random = new SplittableRandom(seed);
        double[] inside = region.somewhere(random).orElseThrow();
        double[] outer = random.doubles(space.dimensions()).toArray();
        for (double[] place : List.of(
                inside,
                region.between(inside, outer, random),
                region.border(inside, outer),
                region.towards(inside, outer),
                region.nearest(inside, outer, random),
                region.onward(inside, random))) {
            Point point = region.point(place).orElseThrow();
            assertThat(ConstrainedSpaces.allows(space, point)).isTrue();
            assertThat(space.problem(point)).isEmpty();
        }
    }

    @Test
    void aThinBandIsSampledEvenly() {
        Space space = ConstrainedSpaces.cube(2, "|x0 - x1| < 0.0001", x -> 0.0001 - Math.abs(x[0] - x[1]));
        Region region = Region.of(space);
        int[] parts = new int[4];
        for (int i = 0; i < 2_000; i++) {
            double[] place = region.somewhere(new SplittableRandom(i)).orElseThrow();
            assertThat(Math.abs(place[0] - place[1])).isLessThan(0.000102); // values are rounded
            parts[(int) (4 * place[0])]++;
        }
        for (int part : parts) {
            assertThat(part).isBetween(400, 600);
        }
    }

    @Test
    void aPlaceOutsideIsLedToTheNearestPartOfAThinBand() {
        Space space = ConstrainedSpaces.cube(3, "|x0 - x1| < 0.001", x -> 0.001 - Math.abs(x[0] - x[1]));
        double[] place = Region.of(space)
                .nearest(new double[] {0.1, 0.1, 0.1}, new double[] {0.9, 0.5, 0.3}, new SplittableRandom(1));
        assertThat(place[0]).isBetween(0.6, 0.8);
        assertThat(place[2]).isBetween(0.25, 0.35);
    }

    @Test
    void aTriangleIsSampledEvenly() {
        Region region = Region.of(ConstrainedSpaces.cube(2, "x0 + x1 < 1", x -> 1 - x[0] - x[1]));
        long low = IntStream.range(0, 2_000)
                .filter(i -> region.somewhere(new SplittableRandom(i)).orElseThrow()[0] < 0.5)
                .count();
        assertThat(low).isBetween(1_400L, 1_600L); // 3/4 of the area
    }

    /** One point in 3,628,800 is. */
    @Test
    void tenNumbersInAscendingOrderAreFound() {
        Space cube = ConstrainedSpaces.cube(10, "", x -> 0);
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 1; i < 10; i++) {
            constraints.add(ConstrainedSpaces.on(
                    cube.parameters().subList(i - 1, i + 1), "x" + (i - 1) + " < x" + i, x -> x[1] - x[0] - 1e-9));
        }
        Space space = new Space(cube.parameters(), constraints);
        assertThat(space.emptiness()).isEmpty();
        Point point = Region.of(space)
                .point(Region.of(space).somewhere(new SplittableRandom(1)).orElseThrow())
                .orElseThrow();
        List<Double> values =
                point.values().values().stream().map(Double.class::cast).toList();
        assertThat(values).isSorted();
    }

    @Test
    void aSmallCornerIsFound() {
        ToDoubleFunction<double[]> slack = x -> 0.01 - x[0] - x[1] - x[2] - x[3];
        assertThat(ConstrainedSpaces.cube(4, "corner", slack).emptiness()).isEmpty();
    }

    /** Seven points of a million. */
    @Test
    void theFewPointsOfALargeFiniteSpaceAreFound() {
        List<Parameter> parameters = List.of(
                new IntegerParameter("a", 1, 1_000, Scale.LINEAR, 1, null),
                new IntegerParameter("b", 1, 1_000, Scale.LINEAR, 1, null));
        Space space = new Space(
                parameters, List.of(ConstrainedSpaces.on(parameters, "a * b == 64", x -> x[0] * x[1] == 64 ? 0 : -1)));
        assertThat(space.emptiness()).isEmpty();
    }

    @Test
    void theConstraintThatLeavesNothingIsNamed() {
        List<Parameter> parameters = ConstrainedSpaces.cube(3, "", x -> 0).parameters();
        Constraint fine = ConstrainedSpaces.on(parameters, "x0 < 0.9", x -> 0.9 - x[0]);
        Constraint never = ConstrainedSpaces.on(parameters.subList(1, 2), "x1 > 1", x -> x[0] - 1.1);
        assertThat(new Space(parameters, List.of(fine, never)).emptiness())
                .contains(
                        "No point was found that meets the constraint 'x1 > 1': loosen it, or change the ranges of its"
                                + " parameters.");
    }

    @Test
    void constraintsThatContradictEachOtherAreNamedAndNoOthers() {
        List<Parameter> parameters = ConstrainedSpaces.cube(3, "", x -> 0).parameters();
        List<Parameter> two = parameters.subList(0, 2);
        Constraint up = ConstrainedSpaces.on(two, "x0 < x1", x -> x[1] - x[0] - 1e-9);
        Constraint fine = ConstrainedSpaces.on(parameters, "x2 < 0.9", x -> 0.9 - x[2]);
        Constraint down = ConstrainedSpaces.on(two, "x1 < x0", x -> x[0] - x[1] - 1e-9);
        assertThat(new Space(parameters, List.of(up, fine, down)).emptiness())
                .contains(
                        "No point was found that meets the constraints 'x0 < x1' and 'x1 < x0' together: loosen one of"
                                + " them, or change the ranges of their parameters.");
    }

    @Test
    void anEqualityOfContinuaIsRefused() {
        Space space = ConstrainedSpaces.cube(3, "x0 + x1 + x2 == 1.1", x -> x[0] + x[1] + x[2] == 1.1 ? 0 : -1);
        assertThat(space.emptiness()).isPresent();
    }

    @Test
    void aPointThatViolatesAConstraintIsRefused() {
        Space space = ConstrainedSpaces.cube(2, "x0 < x1", x -> x[1] - x[0] - 1e-9);
        String sentence = "The point violates the constraint 'x0 < x1': choose other values for x0, x1.";
        assertThat(space.problem(new Point(ConstrainedSpaces.values("x0", 0.5, "x1", 0.4))))
                .contains(sentence);
        assertThat(space.partialProblem(Map.of("x0", 0.5, "x1", 0.4))).contains(sentence);
        assertThat(space.partialProblem(Map.of("x0", 0.5))).isEmpty();
        assertThat(space.emptiness(Map.of("x0", 0.5))).isEmpty();
        assertThat(space.emptiness(Map.of("x0", 1.0))).isPresent();
    }

    @Test
    void aConstraintOnWhatIsNoParameterIsRefused() {
        List<Parameter> parameters = ConstrainedSpaces.cube(1, "", x -> 0).parameters();
        Constraint constraint = new Constraint("y > 0", Set.of("y"), values -> true);
        assertThatThrownBy(() -> new Space(parameters, List.of(constraint)))
                .hasMessage("The constraint 'y > 0' speaks of 'y', which is not a parameter of this space.");
    }
}
