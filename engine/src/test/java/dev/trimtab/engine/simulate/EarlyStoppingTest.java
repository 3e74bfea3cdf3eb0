package dev.trimtab.engine.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.simulate.Simulator.Moment;
import dev.trimtab.engine.simulate.Simulator.Result;
import dev.trimtab.engine.space.Point;
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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole studies with early stopping, in all weathers. */
class EarlyStoppingTest {
    private static final double LONG = 1e6;

    /** @param seed of the curves, too */
    record Case(EarlyStopping stopping, Weather weather, long seed, int maxTrials, int parallelism) {
        Study study() {
            return Studies.of(
                    Curves.SPACE,
                    List.of(new Objective("loss", Goal.MINIMIZE, null)),
                    new Algorithm.Random(),
                    List.of(),
                    seed,
                    new Limits(maxTrials, parallelism, maxTrials),
                    List.of(),
                    new Fidelity("epoch", 1, Curves.STEPS),
                    stopping);
        }

        Course course(Point point) {
            return Curves.course(seed, point);
        }

        Result run(Consumer<Moment> watcher) {
            return Simulator.run(study(), this::course, weather, LONG, watcher);
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<EarlyStopping> stopping = Arbitraries.of(
                new EarlyStopping.Asha(3, 1, 1),
                new EarlyStopping.Asha(2, 2, 3),
                new EarlyStopping.Gradual(3, 1),
                new EarlyStopping.Hyperband(3),
                new EarlyStopping.Median(3, 2),
                new EarlyStopping.Plateau(3, 0.05));
        return Combinators.combine(
                        stopping,
                        Curves.weathers(),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 8))
                .as(Case::new);
    }

    @Property(tries = 100)
    void noWorkerEverWaits(@ForAll("cases") Case test) {
        test.run(moment -> {
            Study study = moment.study();
            long stops = count(moment, Decision.Stop.class);
            long starts = count(moment, Decision.Start.class);
            long busy = study.unfinished().size() - stops + starts;
            long left = test.maxTrials() - study.trials().size() - starts;
            assertThat(busy).isEqualTo(left > 0 ? test.parallelism() : Math.min(busy, test.parallelism()));
        });
    }

    @Property(tries = 100)
    void everyStudyComesToItsEnd(@ForAll("cases") Case test) {
        Result result = test.run(moment -> {});
        assertThat(result.finish()).isNotNull();
        assertThat(result.finish().reason()).isEqualTo(FinishReason.MAX_TRIALS_REACHED);
        assertThat(result.study().trials()).hasSize(test.maxTrials());
        assertThat(result.study().trials()).allMatch(trial -> trial.state().isFinished());
    }

    @Property(tries = 100)
    void onlyRunningTrialsAreStoppedAndEachOnce(@ForAll("cases") Case test) {
        HashSet<String> stopped = new HashSet<>();
        test.run(moment -> moment.decisions().forEach(decision -> {
            if (decision instanceof Decision.Stop stop) {
                assertThat(stopped.add(stop.trialId())).isTrue();
                assertThat(moment.study().trials())
                        .anyMatch(trial -> trial.id().equals(stop.trialId()) && trial.state() == TrialState.RUNNING);
            }
        }));
    }

    @Property(tries = 50)
    void theSameStudyGoesTheSameWay(@ForAll("cases") Case test) {
        List<Moment> first = new ArrayList<>();
        List<Moment> second = new ArrayList<>();
        test.run(first::add);
        test.run(second::add);
        assertThat(second).isEqualTo(first);
    }

    @Property(tries = 50)
    void theOrderInWhichTrialsAreListedChangesNothing(@ForAll("cases") Case test, @ForAll Random random) {
        test.run(moment -> {
            List<StudyTrial> shuffled = new ArrayList<>(moment.study().trials());
            Collections.shuffle(shuffled, random);
            assertThat(Tuner.decide(moment.study().withTrials(shuffled)))
                    .containsExactlyInAnyOrderElementsOf(moment.decisions());
        });
    }

    @Property(tries = 50)
    void stoppingChangesNoPoint(@ForAll("cases") Case test) {
        Case unstopped =
                new Case(new EarlyStopping.None(), Weather.FAIR, test.seed(), test.maxTrials(), test.parallelism());
        assertThat(points(test.run(moment -> {}))).isEqualTo(points(unstopped.run(moment -> {})));
    }

    @Property(tries = 50)
    void theDirectionOfTheGoalChangesNothingElse(@ForAll("cases") Case test) {
        Study study = test.study();
        Study maximizing = Studies.of(
                Curves.SPACE,
                List.of(new Objective("loss", Goal.MAXIMIZE, null)),
                study.algorithm(),
                List.of(),
                study.seed(),
                study.limits(),
                List.of(),
                study.fidelity(),
                study.earlyStopping());
        List<List<Decision>> turned = new ArrayList<>();
        List<List<Decision>> straight = new ArrayList<>();
        Simulator.run(
                maximizing,
                point -> negative(test.course(point)),
                test.weather(),
                LONG,
                moment -> turned.add(moment.decisions()));
        test.run(moment -> straight.add(moment.decisions()));
        assertThat(turned).isEqualTo(straight);
    }

    /** Curves never cross, so that whoever is ahead stays so. */
    @Property(tries = 50)
    void halvingSpendsLessAndKeepsTheBest(@ForAll("halvings") EarlyStopping halving, @ForAll("seeds") long seed) {
        Result all = Simulator.run(
                new Case(new EarlyStopping.None(), Weather.FAIR, seed, 81, 4).study(),
                Curves::parallel,
                Weather.FAIR,
                LONG,
                moment -> {});
        Result halved = Simulator.run(
                new Case(halving, Weather.FAIR, seed, 81, 4).study(),
                Curves::parallel,
                Weather.FAIR,
                LONG,
                moment -> {});
        assertThat(halved.reports()).isLessThan(all.reports() / 2);
        assertThat(Tuner.best(halved.study()).map(StudyTrial::id))
                .isEqualTo(Tuner.best(all.study()).map(StudyTrial::id));
    }

    @Provide
    Arbitrary<EarlyStopping> halvings() {
        return Arbitraries.of(
                new EarlyStopping.Asha(3, 3, 1), new EarlyStopping.Gradual(3, 1), new EarlyStopping.Hyperband(3));
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    private static Course negative(Course course) {
        double[] values = course.values().clone();
        for (int step = 0; step < values.length; step++) {
            values[step] = -values[step];
        }
        return new Course(course.ends(), values);
    }

    private static List<Point> points(Result result) {
        return result.study().trials().stream().map(StudyTrial::parameters).toList();
    }

    private static long count(Moment moment, Class<? extends Decision> kind) {
        return moment.decisions().stream().filter(kind::isInstance).count();
    }
}
