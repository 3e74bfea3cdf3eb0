package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.Measured;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Trials that tell how far their values may be off. */
class KnownNoiseTest {
    private static final double[] AWKWARD = {0, 1, -1, 1e300, -1e300, 1e-300, 3.5, Double.MIN_VALUE, Double.NaN};
    private static final double[] ERRORS = {0, 0.1, 1, 1e-300, 1e300, Double.MIN_VALUE, Double.MAX_VALUE};

    @Example
    void whoTellsTheNoiseOfHalfTheTrialsIsRecommendedABetterOne() {
        double told = 0;
        double untold = 0;
        for (long seed = 0; seed < 10; seed++) {
            told += recommended(seed, true);
            untold += recommended(seed, false);
        }
        assertThat(told).isLessThan(untold / 2);
    }

    /** The true value of what is recommended after 24 trials, every second of which is off by about 1. */
    private static double recommended(long seed, boolean tells) {
        Study study = study(Course.cube(2), seed);
        Memory memory = new Memory();
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 24; i++) {
            var start = (Decision.Start) Tuner.decide(study, memory).getFirst();
            double error = i % 2;
            double value = valley(start.parameters()) + error * random.nextGaussian();
            var trial = StudyTrial.of("t-" + i, i, start.parameters(), TrialState.SUCCEEDED, value, i);
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            trials.add(tells ? trial.withMeasured(new Measured(List.of(error), null)) : trial);
            study = Studies.with(study, trials);
        }
        return valley(Analysis.of(study, 0.05, List.of()).recommended().trial().parameters());
    }

    private static double valley(Point point) {
        double[] x = Course.numbers(point);
        return 4 * Math.pow(x[0] - 0.3, 2) + 4 * Math.pow(x[1] - 0.6, 2);
    }

    @Property(tries = 60)
    void anyErrorOfAnyValueIsTakenInAndMemoryChangesNothing(
            @ForAll("spaces") Space space, @ForAll long seed, @ForAll @IntRange(min = 1, max = 2) int objectives) {
        var random = new SplittableRandom(seed);
        Memory memory = new Memory();
        Study study = study(space, seed, objectives);
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Point point = space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = random.nextInt(4) == 0 ? TrialState.FAILED : TrialState.SUCCEEDED;
            List<Double> values = some(AWKWARD, objectives, random);
            Measured measured = new Measured(some(ERRORS, objectives, random), null);
            trials.add(Studies.trial("t-" + i, -1, point, state, values, List.of(), i)
                    .withMeasured(random.nextInt(3) == 0 ? Measured.PLAINLY : measured));
            if (i > 8) {
                Study now = Studies.with(study, trials);
                assertThat(Tuner.decide(now, memory)).isEqualTo(Tuner.decide(now));
            }
        }
    }

    private static List<Double> some(double[] numbers, int count, SplittableRandom random) {
        return random.ints(count, 0, numbers.length).mapToObj(i -> numbers[i]).toList();
    }

    @Example
    void anErrorOfNothingSaysNothing() {
        Study plain = study(Course.cube(2), 3);
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Point point = plain.space().point(new SplittableRandom(i).doubles(2).toArray());
            trials.add(StudyTrial.of("t-" + i, i, point, TrialState.SUCCEEDED, valley(point), i));
        }
        List<StudyTrial> exact = trials.stream()
                .map(trial -> trial.withMeasured(new Measured(List.of(0.0), null)))
                .toList();

        assertThat(Tuner.decide(Studies.with(plain, exact))).isEqualTo(Tuner.decide(Studies.with(plain, trials)));
    }

    @Example
    void whatIsNoErrorIsRefusedWithASentence() {
        for (double error : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Measured(List.of(error), null))
                    .hasMessage("A standard error cannot be " + error + ": write a finite number, 0 or more.");
        }
    }

    private static Study study(Space space, long seed) {
        return study(space, seed, 1);
    }

    private static Study study(Space space, long seed, int objectives) {
        return Studies.of(
                space,
                IntStream.range(0, objectives)
                        .mapToObj(k -> new Objective("loss" + k, Goal.MINIMIZE, null))
                        .toList(),
                new Algorithm.Bayesian(),
                List.of(),
                seed,
                new Limits(1_000, 1, 1_000),
                List.of());
    }

    @Provide
    Arbitrary<Space> spaces() {
        return Spaces.any();
    }
}
