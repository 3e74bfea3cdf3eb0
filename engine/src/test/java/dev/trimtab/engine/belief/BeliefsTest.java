package dev.trimtab.engine.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trimtab.engine.space.BooleanParameter;
import dev.trimtab.engine.space.CategoricalParameter;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.IntegerParameter;
import dev.trimtab.engine.space.OrdinalParameter;
import dev.trimtab.engine.space.PermutationParameter;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class BeliefsTest {
    private static final Space RATE = new Space(List.of(new DoubleParameter("lr", 1e-5, 1, Scale.LOG, null, null)));
    private static final Beliefs RATE_NEAR_A_THOUSANDTH =
            Beliefs.of(RATE, Map.of("lr", new Belief.Between(3e-4, 3e-3)));

    @Property(tries = 100)
    void aDensityIsOneOnAverageHoweverFirmTheBelief(
            @ForAll @DoubleRange(max = 0.9) double from, @ForAll @DoubleRange(min = 0.01, max = 0.1) double width) {
        Normal law = Normal.between(from, from + width);
        int steps = 200_000;
        double mean = DoubleStream.iterate(0.5 / steps, u -> u < 1, u -> u + 1.0 / steps)
                .map(u -> Math.exp(law.logDensity(u)))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(1, within(1e-3));
    }

    @Property(tries = 100)
    void theSlopeIsTheDerivativeOfTheLogarithmOfTheDensity(
            @ForAll @DoubleRange(max = 0.9) double from, @ForAll @DoubleRange(min = 0.01, max = 0.99) double u) {
        Normal law = Normal.between(from, from + 0.1);
        double by = 1e-6;
        double numeric = (law.logDensity(u + by) - law.logDensity(u - by)) / (2 * by);
        assertThat(law.slope(u)).isCloseTo(numeric, within(1e-4 * Math.max(1, Math.abs(numeric))));
    }

    @Example
    void nineDrawsInTenLieBetweenTheBoundsHalfOfThemBelowTheirMiddleOnTheScale() {
        double[] drawn = DoubleStream.iterate(0.0005, u -> u < 1, u -> u + 0.001)
                .map(u -> (double) RATE.point(RATE_NEAR_A_THOUSANDTH.quantiles(new double[] {u}))
                        .values()
                        .get("lr"))
                .toArray();
        assertThat(DoubleStream.of(drawn).filter(lr -> lr >= 3e-4 && lr <= 3e-3).count())
                .isBetween(895L, 905L);
        assertThat(DoubleStream.of(drawn)
                        .filter(lr -> lr < Math.sqrt(3e-4 * 3e-3))
                        .count())
                .isBetween(499L, 501L);
    }

    @Example
    void aValueIsDrawnAsOftenAsItsWeightSays() {
        Space space = new Space(List.of(new CategoricalParameter("optimizer", List.of("sgd", "adamw", "lion"), null)));
        Beliefs beliefs = Beliefs.of(space, Map.of("optimizer", new Belief.Weights(List.of(1.0, 7.0, 2.0))));
        long adamw = DoubleStream.iterate(0.0005, u -> u < 1, u -> u + 0.001)
                .filter(u -> space.point(beliefs.quantiles(new double[] {u}))
                        .values()
                        .get("optimizer")
                        .equals("adamw"))
                .count();
        assertThat(adamw).isBetween(699L, 701L);
        assertThat(space.point(beliefs.mode()).values()).containsEntry("optimizer", "adamw");
        assertThat(beliefs.logDensity(new double[] {1})).isCloseTo(Math.log(2.1), within(1e-9));
    }

    @Property(tries = 200)
    void whatIsDrawnBelongsToTheSpaceAndHasADensity(@ForAll("spaces") Space space, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Belief> about = AnyBeliefs.about(space, seed);
        assertThat(Beliefs.problem(space, about)).isEmpty();
        Beliefs beliefs = Beliefs.of(space, about);
        Encoding encoding = Encoding.of(space);
        double[] place = beliefs.quantiles(random.doubles(space.dimensions()).toArray());
        assertThat(DoubleStream.of(place)).allSatisfy(u -> assertThat(u).isBetween(0.0, Math.nextDown(1.0)));
        assertThat(space.problem(space.point(place))).isEmpty();
        assertThat(beliefs.logDensity(encoding.features(place))).isFinite();
        assertThat(beliefs.logDensity(encoding.features(beliefs.mode()))).isFinite();
        double[] gradient = new double[encoding.size()];
        beliefs.addSlopes(encoding.features(place), 1, gradient);
        assertThat(DoubleStream.of(gradient))
                .allSatisfy(slope -> assertThat(slope).isFinite());
    }

    @Example
    void everyThirdPointOfASequenceIsOneOfTheWholeSpace() {
        BelievedSequence sequence =
                new BelievedSequence((index, attempt) -> new double[] {0.999}, RATE_NEAR_A_THOUSANDTH);
        assertThat(List.of(0, 1, 2, 3, 4, 5))
                .extracting(index -> sequence.at(index, 0)[0] == 0.999)
                .containsExactly(false, false, true, false, false, true);
    }

    @Example
    void aBeliefThatDoesNotFitIsRefusedWithASentence() {
        Space space = new Space(List.of(
                new DoubleParameter("lr", 1e-5, 0.1, Scale.LOG, null, null),
                new IntegerParameter("layers", 1, 8, Scale.LINEAR, 1, null),
                new OrdinalParameter("batch", List.of(32.0, 64.0), null),
                new BooleanParameter("nesterov", null),
                new PermutationParameter("order", List.of("a", "b"), null)));
        assertThat(List.of(
                        problem(space, "rate", new Belief.Between(0, 1)),
                        problem(space, "lr", new Belief.Between(1e-6, 1e-3)),
                        problem(space, "lr", new Belief.Between(1e-3, 1e-3)),
                        problem(space, "lr", new Belief.Weights(List.of(1.0))),
                        problem(space, "layers", new Belief.Between(2, 9)),
                        problem(space, "batch", new Belief.Weights(List.of(1.0))),
                        problem(space, "nesterov", new Belief.Weights(List.of(1.0, 0.0))),
                        problem(space, "order", new Belief.Weights(List.of(1.0, 2.0)))))
                .containsExactly(
                        "The prior of 'rate': there is no such parameter.",
                        "The prior of 'lr': write two numbers, from below to, between 1.0E-5 and 0.1.",
                        "The prior of 'lr': write two numbers, from below to, between 1.0E-5 and 0.1.",
                        "The prior of 'lr': write two numbers, from below to, between 1.0E-5 and 0.1.",
                        "The prior of 'layers': write two numbers, from below to, between 1.0 and 8.0.",
                        "The prior of 'batch': write 2 weights above 0, one for each value.",
                        "The prior of 'nesterov': write 2 weights above 0, one for each value.",
                        "The prior of 'order': a permutation has none, leave it out.");
    }

    private static String problem(Space space, String name, Belief belief) {
        return Beliefs.problem(space, Map.of(name, belief)).orElse("");
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
