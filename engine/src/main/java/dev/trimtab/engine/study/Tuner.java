package dev.trimtab.engine.study;

import dev.trimtab.engine.front.Fronts;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Stop;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What to do next in a study: a pure function of it, so that asking again gives the same answer. */
public final class Tuner {
    private Tuner() {}

    /**
     * What to do now: stops first, then what goes on and what starts, a {@link Finish} last. A study that is over says so every time it is asked. A trial
     * that is to stop has left its place to one that is to start.
     *
     * <p>The point of index i depends on the space, the algorithm, the initial points, the seed and the points of smaller
     * indices. For the algorithms that do not learn ({@link Algorithm.Random}, {@link Algorithm.Sobol}, {@link
     * Algorithm.Grid}) it depends on no outcome, so their set of trials is the same whatever finishes, fails or restarts
     * when; for the others it depends on all that the trials have shown until then, in the order in which they finished.
     */
    public static List<Decision> decide(Study study) {
        return decide(study, new Memory());
    }

    /** The same, faster where the memory holds what earlier decisions of the study have computed. */
    public static List<Decision> decide(Study study, Memory memory) {
        Optional<Finish> early = Endings.early(study);
        if (early.isPresent()) {
            return stopAll(study, early.get());
        }
        List<Stop> stops = stops(study);
        List<Decision> decisions = new ArrayList<>(stops);
        decisions.addAll(moves(Races.after(study, stops), memory));
        return List.copyOf(decisions);
    }

    /**
     * As {@link #decide}, but for a shell that carries out {@link #stops} by itself and in its own time: a trial that is to stop
     * keeps its place until it has stopped, so that no more of them run at a time than may.
     */
    public static List<Decision> decideBesideStops(Study study, Memory memory) {
        Optional<Finish> early = Endings.early(study);
        return early.isPresent() ? stopAll(study, early.get()) : moves(study, memory);
    }

    private static List<Decision> moves(Study study, Memory memory) {
        Plan plan = Plan.of(study, memory);
        return Endings.natural(study, plan)
                .map(finish -> stopAll(study, finish))
                .orElseGet(() -> List.copyOf(plan.moves()));
    }

    /** Which running trials to stop now by their learning curves: {@link #decide} says the same while the study goes on. */
    public static List<Stop> stops(Study study) {
        return Races.stops(study);
    }

    /**
     * The finished trial with the best finite value, of several objectives in the first, whether it ran to its end or was
     * stopped; failed ones never count, nor do those that violate a constraint or whose budget was below the last step. Among equals the one with the
     * smallest index, those asked for by hand last.
     */
    public static Optional<StudyTrial> best(Study study) {
        return feasibleBestFirst(study).findFirst();
    }

    /** Those of the finished trials with finite values that meet every constraint, the best in the first objective first. */
    static Stream<StudyTrial> feasibleBestFirst(Study study) {
        return bestFirst(study).filter(StudyTrial::isFeasible);
    }

    /** The finished trials whose values are all finite, the best in the first objective first. */
    private static Stream<StudyTrial> bestFirst(Study study) {
        return study.trials().stream()
                .filter(trial -> counts(study, trial))
                .sorted(Comparator.<StudyTrial>comparingDouble(trial -> losses(study, trial)[0])
                        .thenComparingInt(trial -> trial.isPlanned() ? trial.index() : Integer.MAX_VALUE)
                        .thenComparing(StudyTrial::id));
    }

    /**
     * The finished trials that no other one beats in some objective without being worse in another one, of those that violate
     * constraints the least; the best in the first objective first. Of equals all.
     *
     * @param most where there are more, those with the most room around them; at least 1
     */
    public static List<StudyTrial> paretoFront(Study study, int most) {
        List<StudyTrial> trials = bestFirst(study).toList();
        List<List<Integer>> fronts = Fronts.of(
                trials.stream().map(trial -> losses(study, trial)).toArray(double[][]::new),
                trials.stream().mapToDouble(Tuner::violation).toArray(),
                1);
        return fronts.stream()
                .limit(1)
                .flatMap(front -> front.stream().limit(most))
                .sorted()
                .map(trials::get)
                .toList();
    }

    private static double violation(StudyTrial trial) {
        return trial.violations().stream()
                .mapToDouble(violation -> violation <= 0 ? 0 : Double.isNaN(violation) ? Double.MAX_VALUE : violation)
                .sum();
    }

    private static double[] losses(Study study, StudyTrial trial) {
        return IntStream.range(0, study.objectives().size())
                .mapToDouble(k -> study.objectives().get(k).goal() == Goal.MAXIMIZE
                        ? -trial.values().get(k)
                        : trial.values().get(k))
                .toArray();
    }

    /** The algorithm in use, and why. */
    public static AlgorithmChoice choice(Study study) {
        return Choice.of(study);
    }

    private static boolean counts(Study study, StudyTrial trial) {
        return switch (trial.state()) {
            case SUCCEEDED, STOPPED ->
                (study.fidelity() == null || study.fidelity().isWhole(trial.budget()))
                        && trial.values().size() == study.objectives().size()
                        && trial.values().stream().allMatch(Double::isFinite);
            case PENDING, RUNNING, PAUSED, FAILED -> false;
        };
    }

    private static List<Decision> stopAll(Study study, Finish finish) {
        List<Decision> decisions = new ArrayList<>();
        study.unfinished().stream()
                .sorted(Comparator.comparingInt(StudyTrial::index).thenComparing(StudyTrial::id))
                .forEach(trial ->
                        decisions.add(new Stop(trial.id(), finish.reason().word(), finish.message())));
        decisions.add(finish);
        return List.copyOf(decisions);
    }
}
