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
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FunctionalAnovaTest {
    private static final Space NUMBERS =
            new Space(List.of(number("a"), number("b"), number("c"), number("d"), number("e")));

    @Test
    void theSharesOfASumAreThoseOfTheVariancesOfItsParts() {
        ToDoubleFunction<Point> sum = point -> 3 * unit(point, "a") + 2 * unit(point, "b") + unit(point, "c");

        Importances found = Trials.of(NUMBERS, 600, 0, sum).anova();

        assertThat(main(found, "a")).isCloseTo(9 / 14.0, within(0.05));
        assertThat(main(found, "b")).isCloseTo(4 / 14.0, within(0.05));
        assertThat(main(found, "c")).isCloseTo(1 / 14.0, within(0.05));
        assertThat(total(found, "a")).isCloseTo(9 / 14.0, within(0.06));
        assertThat(found.explained()).isGreaterThan(0.9);
    }

    @Test
    void whatDoesNotMatterHasNoShareInSpiteOfNoise() {
        Importances found =
                Trials.of(NUMBERS, 600, 1, point -> 2 * unit(point, "a")).anova();

        assertThat(main(found, "a")).isGreaterThan(0.95);
        for (String idle : List.of("b", "c", "d", "e")) {
            assertThat(total(found, idle)).as(idle).isLessThan(0.02);
        }
        assertThat(found.explained()).isBetween(0.6, 0.85); // 4 of 5 parts are no noise
    }

    @Test
    void whatTwoParametersDoTogetherIsTheirInteraction() {
        Importances found = Trials.of(
                        NUMBERS, 1_000, 0, point -> unit(point, "a") + unit(point, "a") * unit(point, "b"))
                .anova();

        assertThat(main(found, "a")).isCloseTo(0.5, within(0.07));
        assertThat(main(found, "b")).isLessThan(0.02);
        assertThat(total(found, "b")).isCloseTo(0.5, within(0.07));
        assertThat(total(found, "a")).isGreaterThan(0.95);
        Interaction first = found.interactions().getFirst();
        assertThat(List.of(first.first(), first.second())).containsExactly("a", "b");
        assertThat(first.share()).isCloseTo(0.5, within(0.07));
    }

    @Test
    void categoriesHaveTheirSharesToo() {
        Space space = new Space(List.of(choice("c", "p", "q", "r", "s"), choice("t", "no", "yes"), number("x")));
        Map<Object, Double> worth = Map.of("p", 2.0, "q", 0.0, "r", 3.0, "s", 1.0); // variance 1.25
        ToDoubleFunction<Point> function = point -> worth.get(point.values().get("c"))
                + (point.values().get("t").equals("yes") ? 2 : 0) // variance 1
                + unit(point, "x") / 2; // variance 0.25

        Importances found = Trials.of(space, 500, 0, function).anova();

        assertThat(main(found, "c")).isCloseTo(0.5, within(0.06));
        assertThat(main(found, "t")).isCloseTo(0.4, within(0.06));
        assertThat(main(found, "x")).isCloseTo(0.1, within(0.05));
    }

    @Test
    void aConditionalParameterHasItsShareOfTheWholeSpace() {
        Space space = new Space(List.of(
                choice("optimizer", "sgd", "adam"),
                number("momentum", new Condition("optimizer", List.of("sgd"))),
                number("beta", new Condition("optimizer", List.of("adam")))));

        Importances found =
                Trials.of(space, 1_000, 0, point -> unit(point, "momentum")).anova();

        // Over the space it is momentum in one half and 0 in the other: a variance of 1/2, of which its average over
        // both
        // optimizers, half as steep, makes 1/4.
        assertThat(main(found, "momentum")).isCloseTo(0.5, within(0.06));
        assertThat(total(found, "momentum")).isGreaterThan(0.95);
        assertThat(main(found, "optimizer")).isLessThan(0.02);
        assertThat(total(found, "optimizer")).isCloseTo(0.5, within(0.06));
        assertThat(total(found, "beta")).isLessThan(0.02);
        assertThat(found.interactions().getFirst().share()).isCloseTo(0.5, within(0.06));
    }

    @Test
    void pureNoiseExplainsNothing() {
        assertThat(Trials.of(NUMBERS, 300, 1, point -> 0).anova().explained()).isLessThan(0.1);
    }

    @Test
    void whereAllAreAlikeNothingMatters() {
        Importances found = Trials.of(NUMBERS, 50, 0, point -> 3).anova();

        assertThat(found.parameters()).hasSize(5).allSatisfy(one -> {
            assertThat(one.main()).isZero();
            assertThat(one.total()).isZero();
        });
        assertThat(found.interactions()).isEmpty();
        assertThat(Trials.of(NUMBERS, 3, 0, point -> unit(point, "a")).anova().explained())
                .isZero();
    }

    @Property(tries = 10)
    void theUnitOfTheObjectiveMakesNoDifference(
            @ForAll @DoubleRange(min = 0.01, max = 1000) double factor,
            @ForAll @DoubleRange(min = -100, max = 100) double offset) {
        Trials trials = Trials.of(NUMBERS, 80, 0.3, point -> unit(point, "a") + unit(point, "b") * unit(point, "c"));
        double[] others =
                Arrays.stream(trials.losses()).map(y -> factor * y + offset).toArray();

        Importances moved = new Trials(NUMBERS, trials.points(), others).anova();

        for (Importance one : trials.anova().parameters()) {
            assertThat(main(moved, one.parameter())).isCloseTo(one.main(), within(1e-6));
            assertThat(total(moved, one.parameter())).isCloseTo(one.total(), within(1e-6));
        }
    }

    @Property(tries = 10)
    void namesAndOrderOfParametersMakeNoDifference(@ForAll Random random) {
        Trials trials = Trials.of(NUMBERS, 60, 0.2, point -> unit(point, "a") + unit(point, "b") * unit(point, "c"));
        Importances before = trials.anova();
        List<String> names = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
        Collections.shuffle(names, random);
        Space shuffled = new Space(
                names.stream().<Parameter>map(name -> number(name + "-renamed")).toList());
        List<Point> points = trials.points().stream()
                .map(point -> {
                    Map<String, Object> values = new HashMap<>();
                    point.values().forEach((name, value) -> values.put(name + "-renamed", value));
                    return shuffled.typed(values);
                })
                .toList();

        Importances after = new Trials(shuffled, points, trials.losses()).anova();

        for (Importance one : before.parameters()) {
            assertThat(main(after, one.parameter() + "-renamed")).isCloseTo(one.main(), within(1e-9));
            assertThat(total(after, one.parameter() + "-renamed")).isCloseTo(one.total(), within(1e-9));
        }
    }

    @Property(tries = 60)
    void inEverySpaceSharesAreSharesAndTheSameAgain(@ForAll("spaces") Space space, @ForAll Random random) {
        int count = 5 + random.nextInt(40);
        List<Point> points = IntStream.range(0, count)
                .mapToObj(i -> space.point(random.doubles(space.dimensions()).toArray()))
                .toList();
        Trials trials = new Trials(
                space, points, random.doubles(count).map(x -> 1e300 * (x - 0.5)).toArray());

        Importances found = trials.anova();

        assertThat(found.parameters()).hasSameSizeAs(space.parameters()).allSatisfy(one -> {
            assertThat(one.main()).isBetween(0.0, 1.0);
            assertThat(one.total()).isBetween(one.main(), 1.0);
        });
        assertThat(found.interactions())
                .allSatisfy(pair -> assertThat(pair.share()).isBetween(0.0, 1.0));
        assertThat(trials.anova()).isEqualTo(found);
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }

    private static double main(Importances all, String parameter) {
        return find(all, parameter).main();
    }

    private static double total(Importances all, String parameter) {
        return find(all, parameter).total();
    }

    private static Importance find(Importances all, String parameter) {
        return all.parameters().stream()
                .filter(one -> one.parameter().equals(parameter))
                .findFirst()
                .orElseThrow();
    }
}
