package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.KnownFunctions.best;
import static dev.trimtab.engine.study.KnownFunctions.study;
import static dev.trimtab.engine.study.KnownFunctions.trials;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Source;
import dev.trimtab.engine.suggest.Source.Lesson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class WarmStartTest {
    private static final double[] EXTREMES = {0, 1, 1, -1, 1e300, -1e300, 1e-300};

    @Example
    void withARelatedStudyTenTrialsGetFurtherThanFifteenWithout() {
        assertThat(logarithm(6, x -> 5 + 3 * KnownFunctions.hartmann(x), KnownFunctions::hartmann, 10))
                .isLessThan(logarithm(6, null, KnownFunctions::hartmann, 15));
        assertThat(logarithm(2, x -> 100 * KnownFunctions.branin(x), KnownFunctions::branin, 10))
                .isLessThan(logarithm(2, null, KnownFunctions::branin, 15));
    }

    @Example
    void aStudyThatSaysTheOppositeCostsNothingInTheLongRun() {
        double cold = logarithm(2, null, KnownFunctions::branin, 40);
        assertThat(logarithm(2, x -> -KnownFunctions.branin(x), KnownFunctions::branin, 40))
                .isLessThan(Math.max(cold, Math.log(0.005)));
    }

    @Example
    void theBestPointOfTheOtherStudyIsTriedFirst() {
        Source source = source(2, KnownFunctions::branin, 3);
        Lesson best = source.lessons().stream()
                .min((a, b) -> Double.compare(a.loss(), b.loss()))
                .orElseThrow();
        Study study = study(2, new Algorithm.Bayesian(), new Knowledge(Map.of(), List.of(source)), 0);
        Start first = (Start) Tuner.decide(study).getFirst();
        assertThat(first.parameters().values()).isEqualTo(best.values());
    }

    @Example
    void aStudyThatHasNothingInCommonChangesNothing() {
        Source strange = new Source(List.of(new Lesson(Map.of("depth", 3), 1), new Lesson(Map.of("x0", "deep"), 2)));
        Study cold = study(2, new Algorithm.Bayesian(), Knowledge.NONE, 5);
        Study warm = study(2, new Algorithm.Bayesian(), new Knowledge(Map.of(), List.of(strange)), 5);
        assertThat(trials(warm, KnownFunctions::branin, 12)).isEqualTo(trials(cold, KnownFunctions::branin, 12));
    }

    @Property(tries = 60)
    void whateverOthersHaveShownPointsAreValidNewAndTheSameWithOrWithoutMemory(
            @ForAll("spaces") Space space, @ForAll("spaces") Space other, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Knowledge knowledge =
                new Knowledge(Map.of(), List.of(source(space, random), source(other, random), source(space, random)));
        Study study = Studies.knowing(
                Studies.of(
                        space,
                        List.of(new Objective("loss", Goal.MINIMIZE, null)),
                        new Algorithm.Bayesian(),
                        List.of(),
                        seed,
                        new Limits(100, 1, 100),
                        List.of()),
                knowledge);
        Memory memory = new Memory();
        List<StudyTrial> trials = new ArrayList<>();
        Set<Point> seen = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            List<Decision> decisions = Tuner.decide(study.withTrials(trials), memory);
            assertThat(Tuner.decide(study.withTrials(trials))).isEqualTo(decisions);
            if (decisions.getFirst() instanceof Start start) {
                assertThat(space.problem(start.parameters())).isEmpty();
                assertThat(seen.add(start.parameters())).isTrue();
                double value = random.nextBoolean() ? random.nextDouble() : EXTREMES[random.nextInt(EXTREMES.length)];
                TrialState state = random.nextInt(5) == 0 ? TrialState.FAILED : TrialState.SUCCEEDED;
                trials.add(StudyTrial.of("t-" + i, i, start.parameters(), state, value, i));
            }
        }
    }

    /** The mean logarithm of the best loss after so many trials. */
    private static double logarithm(
            int dimensions, @Nullable ToDoubleFunction<double[]> source, ToDoubleFunction<double[]> loss, int count) {
        return IntStream.range(0, 4)
                .mapToDouble(seed -> {
                    Knowledge knowledge = source == null
                            ? Knowledge.NONE
                            : new Knowledge(Map.of(), List.of(source(dimensions, source, seed)));
                    Study study = study(dimensions, new Algorithm.Bayesian(), knowledge, seed);
                    return Math.log(best(trials(study, loss, count), count));
                })
                .average()
                .orElseThrow();
    }

    private static Source source(int dimensions, ToDoubleFunction<double[]> loss, long seed) {
        var random = new SplittableRandom(seed + 77);
        return new Source(IntStream.range(0, 60)
                .mapToObj(i -> {
                    double[] x = random.doubles(dimensions).toArray();
                    Map<String, Object> values = new HashMap<>();
                    IntStream.range(0, dimensions).forEach(axis -> values.put("x" + axis, x[axis]));
                    return new Lesson(values, loss.applyAsDouble(x));
                })
                .toList());
    }

    private static Source source(Space space, SplittableRandom random) {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            Map<String, Object> values = new HashMap<>(
                    space.point(random.doubles(space.dimensions()).toArray()).values());
            if (random.nextInt(4) == 0) {
                values.replaceAll((name, value) -> random.nextBoolean() ? value : "strange");
            }
            lessons.add(new Lesson(values, EXTREMES[random.nextInt(EXTREMES.length)]));
        }
        return new Source(lessons);
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
