package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.space.Twin;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.suggest.cmaes.Restarts;
import dev.trimtab.engine.suggest.tree.Leaves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every algorithm that learns by evolution or search, whatever has happened. */
class LearnersTest {
    private static final int MANY = 1_000_000;

    @Provide
    Arbitrary<Study> studies() {
        return Combinators.combine(Spaces.any(), algorithms(), Arbitraries.longs())
                .as(LearnersTest::study);
    }

    @Provide
    Arbitrary<Study> finiteStudies() {
        return Combinators.combine(Spaces.finite(), algorithms(), Arbitraries.longs())
                .as(LearnersTest::study);
    }

    @Property(tries = 300)
    void everyPointIsValidAndNewWhateverHasHappened(@ForAll("studies") Study study, @ForAll long seed) {
        Study now = happened(study, seed);
        Set<Point> seen = new HashSet<>();
        now.trials().stream()
                .filter(trial -> trial.state() != TrialState.STOPPED)
                .forEach(trial -> seen.add(trial.parameters()));
        for (Start start : starts(now)) {
            assertThat(now.space().problem(start.parameters())).isEmpty();
            assertThat(seen.add(start.parameters()))
                    .as(start.parameters() + " is new")
                    .isTrue();
        }
    }

    @Property(tries = 200)
    void theOrderInWhichTrialsAreListedDoesNotMatter(@ForAll("studies") Study study, @ForAll long seed) {
        Study now = happened(study, seed);
        List<StudyTrial> shuffled = new ArrayList<>(now.trials());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Tuner.decide(Studies.with(now, shuffled))).isEqualTo(Tuner.decide(now));
    }

    @Property(tries = 100)
    void everyPointOfASmallSpaceIsTriedAndThenTheStudyEnds(@ForAll("finiteStudies") Study study) {
        Set<Point> all = Twin.points(study.space());
        Study now = Studies.with(study, new Limits(Math.min(60, all.size() + 5), 3, MANY));
        Run run = Run.orderly(now);
        Set<Point> tried = new HashSet<>();
        run.started.values().forEach(start -> tried.add(start.parameters()));
        assertThat(tried)
                .hasSize(run.started.size())
                .isSubsetOf(all)
                .hasSize(Math.min(all.size(), now.limits().maxTrials()));
    }

    private static Arbitrary<Algorithm> algorithms() {
        return Arbitraries.of(
                new Algorithm.Cmaes(),
                new Algorithm.Cmaes(4, 1, Restarts.BIPOP),
                new Algorithm.DifferentialEvolution(),
                new Algorithm.DifferentialEvolution(4, 2, 1),
                new Algorithm.Evolution(),
                new Algorithm.Evolution(2, 2),
                new Algorithm.LocalSearch(),
                new Algorithm.LocalSearch(1, 2, 4),
                new Algorithm.TreeSearch(),
                new Algorithm.TreeSearch(1, 3, Leaves.RANDOM),
                new Algorithm.NsgaII(),
                new Algorithm.NsgaII(4, 1));
    }

    private static Study study(Space space, Algorithm algorithm, long seed) {
        int objectives = seed % 4 == 0 ? 2 : 1;
        return Studies.of(
                space,
                IntStream.range(0, objectives)
                        .mapToObj(i -> new Objective("loss" + i, i == 0 ? Goal.MINIMIZE : Goal.MAXIMIZE, null))
                        .toList(),
                algorithm,
                List.of(),
                seed,
                new Limits(MANY, 4, MANY),
                List.of());
    }

    private static List<Start> starts(Study study) {
        return Tuner.decide(study).stream()
                .filter(Start.class::isInstance)
                .map(Start.class::cast)
                .toList();
    }

    /** A history as bad as can be: extreme, constant, failed, missing, repeated and by-hand trials, and some in a sane course. */
    private static Study happened(Study study, long seed) {
        var random = new SplittableRandom(seed);
        boolean sane = random.nextBoolean();
        Study now = study;
        List<StudyTrial> trials = new ArrayList<>();
        int rounds = random.nextInt(sane ? 12 : 40);
        for (int round = 0; round < rounds; round++) {
            for (Start start : sane ? starts(now) : List.<Start>of()) {
                trials.add(trial(start.index(), start.parameters(), study, random));
            }
            if (!sane && random.nextInt(6) > 0) {
                Point point = trials.isEmpty() || random.nextInt(4) > 0
                        ? study.space()
                                .point(random.doubles(study.space().dimensions())
                                        .toArray())
                        : trials.get(random.nextInt(trials.size())).parameters();
                trials.add(trial(random.nextInt(5) == 0 ? -1 : round, point, study, random));
            }
            now = Studies.with(study, trials);
        }
        return Studies.with(now, new Limits(MANY, now.unfinished().size() + 4, MANY));
    }

    private static StudyTrial trial(int index, Point point, Study study, SplittableRandom random) {
        TrialState state = TrialState.values()[random.nextInt(TrialState.values().length)];
        double[] extremes = {
            0, 1, 1, -1, 1e300, -1e300, 1e-300, Double.NaN, Double.POSITIVE_INFINITY, random.nextDouble()
        };
        List<Double> values = study.objectives().stream()
                .map(objective -> extremes[random.nextInt(extremes.length)])
                .toList();
        List<Double> violations = random.nextBoolean()
                ? List.of()
                : List.of(random.nextDouble(-1, 1), random.nextInt(9) == 0 ? 1e308 : -1);
        return Studies.trial("t" + random.nextLong(), index, point, state, values, violations, random.nextInt(100));
    }
}
