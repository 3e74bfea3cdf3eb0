package dev.trimtab.engine.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.space.Spaces;
import dev.trimtab.engine.space.Twin;
import dev.trimtab.engine.study.Decision.Start;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which trials a study has, whatever happens to them. */
class TrialSetTest {
    private static final int MANY = 1_000_000;

    @Provide
    Arbitrary<Study> studies() {
        return Combinators.combine(
                        Spaces.any(), algorithms(), Arbitraries.integers().between(1, 30), Arbitraries.longs())
                .as(TrialSetTest::study);
    }

    @Provide
    Arbitrary<Study> finiteStudies() {
        return Combinators.combine(
                        Spaces.finite(), algorithms(), Arbitraries.integers().between(1, 60), Arbitraries.longs())
                .as(TrialSetTest::study);
    }

    @Property(tries = 100)
    void isTheSameWhateverFinishesFailsOrVanishesWhen(@ForAll("studies") Study study, @ForAll long chaos) {
        assertThat(Run.chaotic(study, chaos).started).isEqualTo(Run.orderly(study).started);
    }

    @Property(tries = 100)
    void hasNoPointTwice(@ForAll("studies") Study study) {
        Run run = Run.orderly(study);
        assertThat(run.started.values()).extracting(Start::parameters).doesNotHaveDuplicates();
        assertThat(run.started.values())
                .allSatisfy(start ->
                        assertThat(study.space().problem(start.parameters())).isEmpty());
    }

    @Property(tries = 100)
    void hasEveryPointOfASmallSpaceAndThenEnds(@ForAll("finiteStudies") Study study) {
        Set<Point> all = Twin.points(study.space());
        Run run = Run.orderly(study);
        Set<Point> tried = new HashSet<>();
        run.started.values().forEach(start -> tried.add(start.parameters()));
        if (all.size() < study.limits().maxTrials()) {
            assertThat(tried).isEqualTo(all);
            assertThat(run.finish().reason()).isEqualTo(FinishReason.SPACE_EXHAUSTED);
        } else {
            assertThat(tried).hasSize(study.limits().maxTrials()).isSubsetOf(all);
            assertThat(run.finish().reason()).isEqualTo(FinishReason.MAX_TRIALS_REACHED);
        }
    }

    @Property(tries = 50)
    void isExtendedAndNeverChangedByMoreTrials(@ForAll("studies") Study study, @ForAll long chaos) {
        Run first = Run.chaotic(study, chaos);
        int more = study.limits().maxTrials() + 10;
        Study raised = Studies.with(first.study(), new Limits(more, 3, MANY));
        Run second = Run.orderly(raised);
        assertThat(second.study().trials())
                .extracting(StudyTrial::parameters)
                .doesNotHaveDuplicates()
                .hasSize(expected(study, more));
    }

    @Property(tries = 50)
    void neverOutgrowsTheLimits(@ForAll("studies") Study study, @ForAll long seed) {
        var random = new SplittableRandom(seed);
        Study now = study;
        for (int step = 0; step < 25; step++) {
            now = Studies.with(now, new Limits(random.nextInt(20), random.nextInt(6), MANY));
            List<Decision> decisions = Tuner.decide(now);
            assertThat(Tuner.decide(now)).isEqualTo(decisions);
            List<Integer> indices = decisions.stream()
                    .filter(Start.class::isInstance)
                    .map(decision -> ((Start) decision).index())
                    .toList();
            assertThat(decisions).noneMatch(Decision.Stop.class::isInstance);
            if (!indices.isEmpty()) {
                assertThat(now.unfinished().size() + indices.size())
                        .isLessThanOrEqualTo(now.limits().parallelism());
                assertThat(now.trials().size() + indices.size())
                        .isLessThanOrEqualTo(now.limits().maxTrials());
                assertThat(indices).isEqualTo(lowestMissing(now, indices.size()));
            }
            now = Studies.with(now, happened(now, decisions, random));
        }
    }

    @Property(tries = 100)
    void trialSeedsAreTheIndexsOwnAndFitAnInt(@ForAll("studies") Study study) {
        Run run = Run.orderly(study);
        assertThat(run.started.values())
                .allSatisfy(start -> assertThat(start.seed()).isBetween(0L, (1L << 31) - 1));
        Map<Integer, Long> seeds = new HashMap<>();
        Run.orderly(Studies.startingWith(study, List.of())).started.forEach((i, start) -> seeds.put(i, start.seed()));
        run.started.forEach(
                (i, start) -> assertThat(seeds.getOrDefault(i, start.seed())).isEqualTo(start.seed()));
        assertThat(new HashSet<>(seeds.values())).hasSize(seeds.size());
    }

    /** Those that learn nothing. */
    private static Arbitrary<Algorithm> algorithms() {
        return Arbitraries.of(new Algorithm.Random(), new Algorithm.Sobol(), new Algorithm.Grid(3));
    }

    /** With up to two initial points, the second one partial. */
    private static Study study(Space space, Algorithm algorithm, int maxTrials, long seed) {
        var random = new SplittableRandom(seed);
        List<Map<String, Object>> initial = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            Map<String, Object> point = new HashMap<>(
                    space.point(random.doubles(space.dimensions()).toArray()).values());
            if (i == 1) {
                point.keySet().removeIf(name -> random.nextBoolean());
            }
            initial.add(point);
        }
        Limits limits = new Limits(maxTrials, 1 + random.nextInt(5), MANY);
        return Studies.of(
                space,
                List.of(new Objective("loss", Goal.MINIMIZE, null)),
                algorithm,
                initial,
                seed,
                limits,
                List.of());
    }

    private static int expected(Study study, int maxTrials) {
        return Run.orderly(Studies.with(study, new Limits(maxTrials, 1, MANY)))
                .started
                .size();
    }

    private static List<Integer> lowestMissing(Study study, int count) {
        List<Integer> missing = new ArrayList<>();
        for (int index = 0; missing.size() < count; index++) {
            int i = index;
            if (study.trials().stream().noneMatch(trial -> trial.index() == i)) {
                missing.add(index);
            }
        }
        return missing;
    }

    private static List<StudyTrial> happened(Study study, List<Decision> decisions, SplittableRandom random) {
        List<StudyTrial> trials = new ArrayList<>();
        for (StudyTrial trial : study.trials()) {
            TrialState state = random.nextInt(3) == 0 ? TrialState.FAILED : trial.state();
            trials.add(StudyTrial.of(trial.id(), trial.index(), trial.parameters(), state, trial.value(), 0));
        }
        for (Decision decision : decisions) {
            if (decision instanceof Start start && random.nextInt(4) > 0) {
                trials.add(StudyTrial.of(
                        "t-" + start.index(), start.index(), start.parameters(), TrialState.RUNNING, null, 0));
            }
        }
        if (random.nextInt(8) == 0) {
            Point point = study.space()
                    .point(random.doubles(study.space().dimensions()).toArray());
            trials.add(StudyTrial.of("by-hand-" + trials.size(), -1, point, TrialState.PENDING, null, 0));
        }
        return trials;
    }
}
