package dev.trimtab.engine.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.simulate.Simulator.Moment;
import dev.trimtab.engine.simulate.Simulator.Result;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.FinishReason;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole studies whose trials pause at rungs and are promoted, in all weathers. */
class PromotionTest {
    private static final double LONG = 1e6;

    record Case(EarlyStopping.Promotion promotion, Algorithm algorithm, Weather weather, long seed, Limits limits) {
        Study study() {
            return Studies.of(
                    Curves.SPACE,
                    List.of(new Objective("loss", Goal.MINIMIZE, null)),
                    algorithm,
                    List.of(),
                    seed,
                    limits,
                    List.of(),
                    new Fidelity("epoch", 1, Curves.STEPS),
                    promotion);
        }

        Result run(java.util.function.Consumer<Moment> watcher) {
            return Simulator.run(study(), point -> Curves.course(seed, point), weather, LONG, watcher);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<EarlyStopping.Promotion> promotion = Arbitraries.of(
                new EarlyStopping.Promotion(3, 1, 1),
                new EarlyStopping.Promotion(2, 2, 3),
                new EarlyStopping.Promotion(1.5, 1, 2),
                new EarlyStopping.Promotion(3, 1, Integer.MAX_VALUE),
                new EarlyStopping.Promotion(3, 100, 1));
        Arbitrary<Algorithm> algorithm =
                Arbitraries.of(new Algorithm.Random(), new Algorithm.Tpe(5, 8), new Algorithm.Evolution());
        Arbitrary<Limits> limits = Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 8))
                .as((trials, parallelism) -> new Limits(trials, parallelism, trials));
        return Combinators.combine(
                        promotion,
                        algorithm,
                        Curves.weathers(),
                        Arbitraries.longs().between(0, 1_000_000),
                        limits)
                .as(Case::new);
    }

    @Property(tries = 100)
    void aFreeWorkerNeverWaitsWhileATrialMayBegin(@ForAll("cases") Case test) {
        test.run(moment -> {
            long freed = count(moment, Decision.Stop.class);
            long taken = count(moment, Decision.Start.class) + count(moment, Decision.Resume.class);
            long busy = moment.study().underWay().size() - freed + taken;
            long left =
                    test.limits().maxTrials() - moment.study().trials().size() - count(moment, Decision.Start.class);
            if (!isOver(moment)) {
                assertThat(busy).isLessThanOrEqualTo(test.limits().parallelism());
                if (left > 0) {
                    assertThat(busy).isEqualTo(test.limits().parallelism());
                }
            }
        });
    }

    @Property(tries = 100)
    void budgetsOnlyGrowAndOnlyPausedTrialsAreResumed(@ForAll("cases") Case test) {
        Map<String, Long> budgets = new HashMap<>();
        test.run(moment -> moment.decisions().forEach(decision -> {
            if (decision instanceof Decision.Start start) {
                assertThat(start.budget()).isBetween(1L, (long) Curves.STEPS);
                assertThat(budgets.put("t-" + start.index(), start.budget())).isNull();
            } else if (decision instanceof Decision.Resume resume) {
                assertThat(moment.study().trials())
                        .anyMatch(trial -> trial.id().equals(resume.trialId()) && trial.state() == TrialState.PAUSED);
                assertThat(resume.budget()).isLessThanOrEqualTo(Curves.STEPS);
                assertThat(budgets.put(resume.trialId(), resume.budget())).isLessThan(resume.budget());
            }
        }));
    }

    @Property(tries = 100)
    void everyStudyComesToItsEndAndLosesNobody(@ForAll("cases") Case test) {
        Result result = test.run(moment -> {});
        assertThat(result.finish()).isNotNull();
        assertThat(result.finish().reason()).isEqualTo(FinishReason.MAX_TRIALS_REACHED);
        assertThat(result.study().trials()).hasSize(test.limits().maxTrials());
        assertThat(result.study().trials()).allMatch(trial -> trial.state().isFinished());
        boolean allWell = result.study().trials().stream()
                .allMatch(trial -> trial.state() != TrialState.FAILED
                        && trial.curve().stream().allMatch(report -> Double.isFinite(report.value())));
        if (allWell) {
            assertThat(result.study().trials()).anyMatch(trial -> trial.state() == TrialState.SUCCEEDED);
        }
    }

    @Property(tries = 50)
    void theSameStudyGoesTheSameWayInWhateverOrderItsTrialsAreListed(
            @ForAll("cases") Case test, @ForAll Random random) {
        test.run(moment -> {
            List<StudyTrial> shuffled = new ArrayList<>(moment.study().trials());
            Collections.shuffle(shuffled, random);
            assertThat(Tuner.decide(moment.study().withTrials(shuffled)))
                    .containsExactlyInAnyOrderElementsOf(moment.decisions());
        });
    }

    /** What came of the first of several decisions does not change the others: a shell may be killed after any of them. */
    @Property(tries = 50)
    void whatIsLeftToDoAfterACrashIsTheSame(@ForAll("cases") Case test) {
        test.run(moment -> {
            for (Decision decision : moment.decisions()) {
                if (decision instanceof Decision.Resume resume && !isOver(moment)) {
                    Study half = moment.study()
                            .withTrials(moment.study().trials().stream()
                                    .map(trial -> trial.id().equals(resume.trialId())
                                            ? trial.goingOn(TrialState.PENDING, resume.budget())
                                            : trial)
                                    .toList());
                    List<Decision> rest = new ArrayList<>(moment.decisions());
                    rest.remove(resume);
                    assertThat(Tuner.decide(half)).containsExactlyInAnyOrderElementsOf(rest);
                    return;
                }
            }
        });
    }

    /** Curves never cross, so that whoever is ahead stays so. */
    @Property(tries = 50)
    void promotionSpendsLessAndKeepsTheBest(@ForAll long seed) {
        Study study = Studies.of(
                Curves.SPACE,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                new Algorithm.Random(),
                List.of(),
                seed,
                new Limits(81, 4, 0),
                List.of(),
                new Fidelity("epoch", 1, Curves.STEPS),
                new EarlyStopping.Promotion(3, 1, 1));
        Result all = Simulator.run(
                Studies.stopping(study, study.fidelity(), new EarlyStopping.None()),
                Curves::parallel,
                Weather.FAIR,
                LONG,
                moment -> {});
        Result promoted = Simulator.run(study, Curves::parallel, Weather.FAIR, LONG, moment -> {});
        assertThat(promoted.reports()).isLessThan(all.reports() / 2);
        assertThat(Tuner.best(promoted.study()).map(StudyTrial::id))
                .isEqualTo(Tuner.best(all.study()).map(StudyTrial::id));
    }

    private static boolean isOver(Moment moment) {
        return count(moment, Decision.Finish.class) > 0;
    }

    private static long count(Moment moment, Class<? extends Decision> kind) {
        return moment.decisions().stream().filter(kind::isInstance).count();
    }
}
