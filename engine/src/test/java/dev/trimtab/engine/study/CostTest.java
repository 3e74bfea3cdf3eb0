package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.suggest.Course;
import dev.trimtab.engine.suggest.Measured;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Trials that tell what they cost. */
class CostTest {
    private static final double[] COSTS = {1, 0.1, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 3, 3};

    @Example
    void forTheSameTotalCostTheImprovementPerCostGetsFurther() {
        int further = 0;
        for (long seed = 0; seed < 6; seed++) {
            double perCost = best(new Algorithm.Bayesian(true), seed);
            double perTrial = best(new Algorithm.Bayesian(), seed);
            further += perCost < perTrial ? 1 : 0;
        }
        assertThat(further).isGreaterThanOrEqualTo(5);
    }

    /** The best loss for a total cost of 70, where a trial costs from 1 to 10. */
    private static double best(Algorithm algorithm, long seed) {
        Study study = study(Course.cube(3), algorithm, seed);
        Memory memory = new Memory();
        double best = Double.POSITIVE_INFINITY;
        double spent = 0;
        while (true) {
            var start = (Decision.Start) Tuner.decide(study, memory).getFirst();
            double[] x = Course.numbers(start.parameters());
            double cost = Math.pow(10, x[0]);
            spent += cost;
            if (spent > 70) {
                return best;
            }
            double loss = valley(x);
            best = Math.min(best, loss);
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            trials.add(trial(trials.size(), start.parameters(), TrialState.SUCCEEDED, loss, cost));
            study = Studies.with(study, trials);
        }
    }

    /** Its bottom costs what is in the middle. */
    private static double valley(double[] x) {
        return 4 * Math.pow(x[0] - 0.5, 2) + 4 * Math.pow(x[1] - 0.6, 2) + 0.5 * Math.abs(Math.sin(7 * x[2] - 2));
    }

    @Property(tries = 30)
    void anyCostIsTakenInAndMemoryChangesNothing(@ForAll("spaces") Space space, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Memory memory = new Memory();
        Study study = study(space, new Algorithm.Bayesian(true), seed);
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            Point point = space.point(random.doubles(space.dimensions()).toArray());
            TrialState state = random.nextInt(4) == 0 ? TrialState.FAILED : TrialState.SUCCEEDED;
            StudyTrial trial = trial(i, point, state, random.nextDouble(), COSTS[random.nextInt(COSTS.length)]);
            trials.add(random.nextInt(4) == 0 ? trial.withMeasured(Measured.PLAINLY) : trial);
            if (i > 8) {
                Study now = Studies.with(study, trials);
                assertThat(Tuner.decide(now, memory)).isEqualTo(Tuner.decide(now));
            }
        }
    }

    @Example
    void costsThatAreAllTheSameOrNobodyAskedForChangeNothing() {
        assertThat(next(true, x -> 7)).isEqualTo(next(false, x -> 7));
        assertThat(next(false, x -> Math.pow(10, x[0]))).isEqualTo(next(false, x -> 7));
        assertThat(next(true, x -> Math.pow(10, x[0]))).isNotEqualTo(next(false, x -> 7));
    }

    @Example
    void whatATrialCostThatFailedOrWasStoppedSaysNothing() {
        for (TrialState state : List.of(TrialState.FAILED, TrialState.STOPPED)) {
            Study study = study(Course.cube(2), new Algorithm.Bayesian(true), 5);
            List<StudyTrial> cheap = new ArrayList<>();
            List<StudyTrial> dear = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                double[] x = new SplittableRandom(i).doubles(2).toArray();
                Point point = study.space().point(x);
                boolean ended = i % 3 == 0;
                TrialState how = ended ? state : TrialState.SUCCEEDED;
                cheap.add(trial(i, point, how, x[1], ended ? 1e-3 : 1 + x[0]));
                dear.add(trial(i, point, how, x[1], ended ? 1e3 : 1 + x[0]));
            }
            assertThat(Tuner.decide(Studies.with(study, cheap))).isEqualTo(Tuner.decide(Studies.with(study, dear)));
        }
    }

    @Example
    void whatIsNoCostIsRefusedWithASentence() {
        for (double cost : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Measured(List.of(), cost))
                    .hasMessage("A cost cannot be " + cost + ": write a finite number above 0.");
        }
    }

    private interface Cost {
        double of(double[] x);
    }

    private static List<Decision> next(boolean perCost, Cost cost) {
        Study study = study(Course.cube(2), new Algorithm.Bayesian(perCost), 5);
        List<StudyTrial> trials = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double[] x = new SplittableRandom(i).doubles(2).toArray();
            double loss = Math.pow(x[0] - 0.7, 2) + x[1];
            trials.add(trial(i, study.space().point(x), TrialState.SUCCEEDED, loss, cost.of(x)));
        }
        return Tuner.decide(Studies.with(study, trials));
    }

    private static StudyTrial trial(int index, Point point, TrialState state, double loss, double cost) {
        return StudyTrial.of("t-" + index, index, point, state, loss, index)
                .withMeasured(new Measured(List.of(), cost));
    }

    private static Study study(Space space, Algorithm algorithm, long seed) {
        return Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
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
