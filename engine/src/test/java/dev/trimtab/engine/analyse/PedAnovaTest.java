package dev.trimtab.engine.analyse;

import static dev.trimtab.engine.analyse.Trials.choice;
import static dev.trimtab.engine.analyse.Trials.number;
import static dev.trimtab.engine.analyse.Trials.unit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PedAnovaTest {
    private static final Space NUMBERS = new Space(List.of(number("a"), number("b"), number("c"), number("d")));

    /** The best are those with a = p of 4 and b = no of 2: divergences of 3 and 1 (each the number of choices less 1). */
    @Test
    void theSharesAreThoseOfTheDivergences() {
        Space space =
                new Space(List.of(choice("a", "p", "q", "r", "s"), choice("b", "no", "yes"), choice("c", "u", "v")));
        Trials trials = Trials.of(
                space,
                2_000,
                0,
                point -> (point.values().get("a").equals("p") ? 0 : 1)
                        + (point.values().get("b").equals("no") ? 0 : 1));

        Map<String, Double> shares = ped(trials);

        assertThat(shares.keySet()).containsExactly("a", "b", "c");
        assertThat(shares.get("a")).isCloseTo(0.75, within(0.03));
        assertThat(shares.get("b")).isCloseTo(0.25, within(0.03));
        assertThat(shares.get("c")).isCloseTo(0, within(0.01));
    }

    @Test
    void whatDoesNotMatterHasNearlyNoShare() {
        Map<String, Double> shares = ped(Trials.of(NUMBERS, 1_000, 0.3, point -> Math.abs(unit(point, "a") - 0.4)));

        assertThat(shares.get("a")).isGreaterThan(0.95);
    }

    @Test
    void whatMattersMoreHasTheLargerShare() {
        Map<String, Double> shares = ped(
                Trials.of(NUMBERS, 1_000, 0, point -> 3 * unit(point, "a") + 2 * unit(point, "b") + unit(point, "c")));

        assertThat(shares.get("a")).isGreaterThan(shares.get("b"));
        assertThat(shares.get("b")).isGreaterThan(shares.get("c"));
        assertThat(shares.get("c")).isGreaterThan(shares.get("d"));
    }

    @Test
    void aConditionalParameterIsJudgedWhereItIsActive() {
        Space space = new Space(List.of(
                choice("optimizer", "sgd", "adam"),
                number("momentum", new Condition("optimizer", List.of("sgd"))),
                number("beta", new Condition("optimizer", List.of("adam")))));

        Map<String, Double> byParent =
                ped(Trials.of(space, 1_000, 0.1, point -> point.values().containsKey("momentum") ? 0 : 1));
        Map<String, Double> byChild = ped(Trials.of(space, 1_000, 0.1, point -> Math.abs(unit(point, "momentum") - 1)));

        assertThat(byParent.get("optimizer")).isGreaterThan(0.9);
        assertThat(byChild.get("momentum")).isGreaterThan(0.5);
        assertThat(byChild.get("beta")).isLessThan(0.01);
    }

    @Property(tries = 20)
    void onlyTheOrderOfLossesCounts(@ForAll Random random) {
        Trials trials = Trials.of(NUMBERS, 10 + random.nextInt(100), 1, point -> unit(point, "a"));
        double[] bent =
                Arrays.stream(trials.losses()).map(y -> Math.exp(3 * y) - 7).toArray();

        assertThat(PedAnova.of(NUMBERS, trials.points(), bent)).isEqualTo(ped(trials));
    }

    @Property(tries = 20)
    void namesAndOrderOfParametersMakeNoDifference(@ForAll Random random) {
        Trials trials = Trials.of(NUMBERS, 60, 0.2, point -> unit(point, "a") + unit(point, "b") * unit(point, "c"));
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d"));
        Collections.shuffle(names, random);
        Space shuffled = new Space(
                names.stream().<Parameter>map(name -> number(name + "2")).toList());
        List<Point> points = trials.points().stream()
                .map(point -> {
                    Map<String, Object> values = new HashMap<>();
                    point.values().forEach((name, value) -> values.put(name + "2", value));
                    return shuffled.typed(values);
                })
                .toList();

        Map<String, Double> after = PedAnova.of(shuffled, points, trials.losses());

        ped(trials).forEach((name, share) -> assertThat(after.get(name + "2")).isCloseTo(share, within(1e-12)));
    }

    @Property(tries = 100)
    void inEverySpaceTheSharesAddUp(@ForAll("spaces") Space space, @ForAll Random random) {
        int count = random.nextInt(60);
        List<Point> points = IntStream.range(0, count)
                .mapToObj(i -> space.point(random.doubles(space.dimensions()).toArray()))
                .toList();
        double[] losses = random.ints(count, 0, 20).asDoubleStream().toArray();

        Map<String, Double> shares = PedAnova.of(space, points, losses);

        assertThat(shares).hasSameSizeAs(space.parameters());
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(0.0, 1.0));
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(sum == 0 || Math.abs(sum - 1) < 1e-9).as("sum %s", sum).isTrue();
        if (count < PedAnova.FEWEST) {
            assertThat(sum).isZero();
        }
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    private static Map<String, Double> ped(Trials trials) {
        return PedAnova.of(trials.space(), trials.points(), trials.losses());
    }
}
