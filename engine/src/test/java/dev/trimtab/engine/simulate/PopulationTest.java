package dev.trimtab.engine.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.simulate.Simulator.Moment;
import dev.trimtab.engine.simulate.Simulator.Result;
import dev.trimtab.engine.space.ConstrainedSpaces;
import dev.trimtab.engine.space.DoubleParameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Scale;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.study.Studies;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Populations that train, in all weathers. */
class PopulationTest {
    private static final double LONG = 1e6;
    private static final int STEPS = 24;

    record Case(Space space, Algorithm.Populating algorithm, Weather weather, long seed, Limits limits) {
        Study study() {
            return PopulationTest.study(space, algorithm, seed, limits, STEPS);
        }

        Result run(Consumer<Moment> watcher) {
            return Simulator.run(study(), this::course, weather, LONG, watcher);
        }

        /** Falls from where the parent was, by what the point brings. */
        private Course course(Decision.Start start, @Nullable Course parent) {
            var random = new SplittableRandom(seed + start.parameters().hashCode());
            double pace = random.nextDouble(0.5, 4);
            double drop = random.nextDouble();
            int diverges = random.nextInt(12) == 0 ? random.nextInt(STEPS) : STEPS;
            double[] values = new double[STEPS];
            double[] ends = new double[STEPS];
            int from = start.parent() == null ? 0 : (int) start.parent().steps();
            for (int step = 0; step < STEPS; step++) {
                double before = step == 0 ? STEPS : values[step - 1];
                values[step] = parent != null && step < from
                        ? parent.values()[step]
                        : step >= diverges ? Double.NaN : before - drop;
                ends[step] = pace * (step + 1);
            }
            return new Course(ends, values);
        }
    }

    static Study study(Space space, Algorithm algorithm, long seed, Limits limits, int steps) {
        return Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
                List.of(),
                seed,
                limits,
                List.of(),
                new Fidelity("epoch", 1, steps),
                new EarlyStopping.None());
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Algorithm.Populating> algorithm = Arbitraries.of(
                new Algorithm.Pbt(6, 4, 0.25, 0.25),
                new Algorithm.Pbt(2, 5, 0.5, 1),
                new Algorithm.Pbt(4, 100, 0.2, 0),
                new Algorithm.Pb2(5, 3, 0.25));
        Arbitrary<Limits> limits = Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(1, 7))
                .as((trials, parallelism) -> new Limits(trials, parallelism, trials));
        return Combinators.combine(
                        Arbitraries.oneOf(Spaces.any(), ConstrainedSpaces.any()),
                        algorithm,
                        Curves.weathers(),
                        Arbitraries.longs().between(0, 1_000_000),
                        limits)
                .as(Case::new);
    }

    @Property(tries = 60)
    void everyTrialIsAPointOfTheSpaceAndItsBudgetGrowsFromItsParents(@ForAll("cases") Case test) {
        Map<String, Long> budgets = new HashMap<>();
        test.run(moment -> moment.decisions().forEach(decision -> {
            if (decision instanceof Decision.Start start) {
                assertThat(test.space().problem(start.parameters())).isEmpty();
                long from = start.parent() == null ? 0 : start.parent().steps();
                assertThat(start.budget()).isBetween(from + 1, (long) STEPS);
                assertThat(budgets.put("t-" + start.index(), start.budget())).isNull();
                if (start.parent() != null) {
                    StudyTrial parent = trial(moment.study(), start.parent().trialId());
                    // A preempted parent may run the steps before its last checkpoint once more.
                    assertThat(parent.curve()).anyMatch(report -> report.step() >= from);
                }
            } else if (decision instanceof Decision.Resume resume) {
                assertThat(trial(moment.study(), resume.trialId()).state()).isEqualTo(TrialState.PAUSED);
                assertThat(budgets.put(resume.trialId(), resume.budget())).isLessThan(resume.budget());
            }
        }));
    }

    @Property(tries = 60)
    void noMemberWaitsForAnotherAndNeverAreThereMoreThanMayBe(@ForAll("cases") Case test) {
        test.run(moment -> {
            Study study = moment.study();
            long members = study.trials().stream()
                            .filter(trial -> trial.state() != TrialState.STOPPED && trial.state() != TrialState.FAILED)
                            .count()
                    + count(moment, Decision.Start.class)
                    - count(moment, Decision.Stop.class);
            long moved = count(moment, Decision.Start.class) + count(moment, Decision.Resume.class);
            long paused = study.trials().stream()
                            .filter(trial -> trial.state() == TrialState.PAUSED)
                            .count()
                    - count(moment, Decision.Stop.class)
                    - count(moment, Decision.Resume.class);
            if (count(moment, Decision.Finish.class) == 0) {
                assertThat(study.underWay().size() + moved)
                        .isLessThanOrEqualTo(test.limits().parallelism());
                assertThat(members).isLessThanOrEqualTo(test.algorithm().population());
                if (paused > 0) {
                    assertThat(study.underWay().size() + moved)
                            .isEqualTo(test.limits().parallelism());
                }
            }
        });
    }

    @Property(tries = 60)
    void everyStudyComesToItsEnd(@ForAll("cases") Case test) {
        Result result = test.run(moment -> {});
        assertThat(result.finish()).isNotNull();
        assertThat(result.study().trials()).allMatch(trial -> trial.state().isFinished());
        assertThat(result.study().trials().size())
                .isLessThanOrEqualTo(test.limits().maxTrials());
    }

    @Property(tries = 30)
    void theOrderInWhichTrialsAreListedChangesNothing(@ForAll("cases") Case test, @ForAll Random random) {
        test.run(moment -> {
            List<StudyTrial> shuffled = new ArrayList<>(moment.study().trials());
            Collections.shuffle(shuffled, random);
            assertThat(Tuner.decide(moment.study().withTrials(shuffled)))
                    .containsExactlyInAnyOrderElementsOf(moment.decisions());
        });
    }

    private static StudyTrial trial(Study study, String id) {
        return study.trials().stream()
                .filter(trial -> trial.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long count(Moment moment, Class<? extends Decision> kind) {
        return moment.decisions().stream().filter(kind::isInstance).count();
    }

    // A learning rate whose best value falls on the way.

    private static final int LENGTH = 60;
    private static final Space RATE = new Space(List.of(
            new DoubleParameter("rate", 1e-4, 1, Scale.LOG, null, null),
            new DoubleParameter("momentum", 0, 1, Scale.LINEAR, null, null)));

    private static Course moving(Point point, int from, @Nullable Course parent) {
        double rate = Math.log10((Double) point.values().get("rate"));
        double momentum = (Double) point.values().get("momentum");
        double[] values = new double[LENGTH];
        for (int step = 0; step < LENGTH; step++) {
            double best = -0.5 - 3.0 * step / LENGTH;
            double off = (rate - best) * (rate - best) / 0.1 + (momentum - 0.5) * (momentum - 0.5) / 0.1;
            double before = step == 0 ? LENGTH : values[step - 1];
            values[step] = parent != null && step < from ? parent.values()[step] : before - Math.exp(-off);
        }
        return Course.of(values);
    }

    private static double trained(Algorithm algorithm, long seed) {
        Study study = study(RATE, algorithm, seed, new Limits(400, 8, 0), LENGTH);
        Result result = Simulator.run(
                study,
                (start, parent) -> moving(
                        start.parameters(),
                        start.parent() == null ? 0 : (int) start.parent().steps(),
                        parent),
                Weather.FAIR,
                LONG,
                moment -> {});
        return Tuner.best(result.study()).orElseThrow().value();
    }

    @Test
    void aPopulationFollowsAnOptimumThatMovesWhichNoFixedPointCan() {
        double fixed = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 200; i++) {
            Map<String, Object> values = Map.of("rate", Math.pow(10, -4 + 4.0 * i / 200), "momentum", 0.5);
            fixed = Math.min(fixed, moving(new Point(values), 0, null).values()[LENGTH - 1]);
        }
        double pbt = 0;
        double pb2 = 0;
        int seeds = 10;
        for (int seed = 0; seed < seeds; seed++) {
            pbt += trained(new Algorithm.Pbt(8, 3, 0.25, 0.25), seed) / seeds;
            pb2 += trained(new Algorithm.Pb2(8, 3, 0.25), seed) / seeds;
        }
        // Measured: 49 with the best fixed point, 36 and 16 on average with the populations; 0 is perfect.
        assertThat(pbt).isLessThan(fixed);
        assertThat(pb2).isLessThanOrEqualTo(pbt);
    }
}
