package dev.trimtab.core.plan;

import dev.trimtab.api.v1alpha1.Durations;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ExperimentStatus.BestTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ChosenAlgorithm;
import dev.trimtab.api.v1alpha1.ExperimentStatus.ParetoTrial;
import dev.trimtab.api.v1alpha1.ExperimentStatus.TrialCounts;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.plan.ExperimentPlan.Start;
import dev.trimtab.core.plan.ExperimentPlan.Stop;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.core.study.Points;
import dev.trimtab.core.study.Spaces;
import dev.trimtab.core.study.Studies;
import dev.trimtab.core.template.Names;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.AlgorithmChoice;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Origin;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Measured;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.Source;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides what an experiment does next: pure, the same for the operator and the local runner. */
public final class ExperimentPlanner {

    /** A status never grows with the number of trials. */
    private static final int MOST_ON_FRONT = 50;

    private static final String NOWHERE = " No trial meets the constraints.";

    private ExperimentPlanner() {}

    /** @throws IllegalArgumentException with a sentence, for an experiment that cannot run (see validation.Semantics) */
    public static ExperimentPlan plan(ExperimentState state) {
        return plan(state, new Memory());
    }

    /** The same, faster where the memory holds what earlier plans of the experiment have computed. */
    public static ExperimentPlan plan(ExperimentState state, Memory memory) {
        Study study = study(state);
        // A trial that is to stop keeps its place until it has stopped: no more of them run at a time than may.
        List<Decision> decisions = state.ended() == null ? Tuner.decideBesideStops(study, memory) : List.of();
        TrialCounts counts = counts(state.trials());
        boolean nowhere = Feasibility.isNowhere(
                state.spec(),
                state.trials().stream()
                        .filter(trial -> trial.state() == TrialState.SUCCEEDED)
                        .map(TrialView::violations)
                        .toList());
        Ending ending = ending(state, decisions, nowhere);
        boolean startsNothing = ending != null || state.spec().suspend();
        return new ExperimentPlan(
                startsNothing ? List.of() : starts(state, decisions),
                startsNothing ? List.of() : stops(study),
                ending,
                counts,
                nowhere,
                best(state, study),
                front(study),
                algorithm(study));
    }

    /**
     * The running trials of an experiment that its early stopping stops now.
     *
     * @throws IllegalArgumentException as {@link #plan}
     */
    public static List<Stop> stops(String experiment, ExperimentSpec spec, List<TrialView> trials) {
        return stops(study(experiment, spec, trials));
    }

    private static List<Stop> stops(Study study) {
        return Tuner.stops(study).stream()
                .map(stop -> new Stop(stop.trialId(), stop.reason(), stop.message()))
                .toList();
    }

    private static Study study(ExperimentState state) {
        return study(state.name(), state.spec(), state.trials(), Sources.of(state));
    }

    /**
     * The experiment as the engine sees it, of one that learns from no other.
     *
     * @throws IllegalArgumentException as {@link #plan}
     */
    public static Study study(String experiment, ExperimentSpec spec, List<TrialView> views) {
        return study(experiment, spec, views, List.of());
    }

    private static Study study(String experiment, ExperimentSpec spec, List<TrialView> views, List<Source> sources) {
        Space space = Spaces.of(spec.parameters());
        return Studies.of(
                spec, views.stream().map(view -> trial(experiment, space, view)).toList(), sources);
    }

    private static StudyTrial trial(String experiment, Space space, TrialView view) {
        return new StudyTrial(
                view.name(),
                Names.index(experiment, view.name()).orElse(-1),
                space.typed(Points.values(view.spec().parameters())),
                view.state(),
                view.objectives(),
                view.violations(),
                view.completionTime() == null ? 0 : view.completionTime().toEpochMilli(),
                view.reason(),
                view.curve(),
                view.spec().budget(),
                null,
                new Measured(List.of(), seconds(view)));
    }

    /** What a trial cost; times are kept in whole seconds, so that one that took less took one. */
    private static @Nullable Double seconds(TrialView trial) {
        return trial.duration()
                .map(duration -> Math.max(1.0, duration.toMillis() / 1e3))
                .orElse(null);
    }

    /** An experiment that has ended stays so until its spec changes, even if somebody deletes one of its trials. */
    private static @Nullable Ending ending(ExperimentState state, List<Decision> decisions, boolean nowhere) {
        if (state.ended() != null) {
            return state.ended();
        }
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Finish(var reason, var message)) {
                return new Ending(reason.isFailure(), reason.word(), message + (nowhere ? NOWHERE : ""));
            }
        }
        return deadlinePassed(state)
                ? new Ending(
                        false,
                        "DeadlineReached",
                        "The deadline of " + state.spec().deadline() + " is reached." + (nowhere ? NOWHERE : ""))
                : null;
    }

    private static boolean deadlinePassed(ExperimentState state) {
        Instant deadline = deadline(state);
        return deadline != null && !state.now().isBefore(deadline);
    }

    /** When the experiment must end; null where it has no deadline or has not started. */
    public static @Nullable Instant deadline(ExperimentState state) {
        String deadline = state.spec().deadline();
        return deadline == null || state.startTime() == null
                ? null
                : state.startTime().plus(Durations.parse(deadline));
    }

    private static List<Start> starts(ExperimentState state, List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision.Start.class::isInstance)
                .map(Decision.Start.class::cast)
                .map(start -> new Start(
                        Names.trial(state.name(), start.index()),
                        new TrialSpec(
                                state.name(),
                                Points.toJson(start.parameters()),
                                start.budget(),
                                start.seed(),
                                origin(start.origin()))))
                .toList();
    }

    private static TrialSpec.Origin origin(Origin origin) {
        return switch (origin) {
            case INITIAL -> TrialSpec.Origin.Initial;
            case SUGGESTED -> TrialSpec.Origin.Suggested;
        };
    }

    private static TrialCounts counts(List<TrialView> trials) {
        return new TrialCounts(
                trials.size(),
                count(trials, TrialState.PENDING) + count(trials, TrialState.PAUSED),
                count(trials, TrialState.RUNNING),
                count(trials, TrialState.SUCCEEDED),
                count(trials, TrialState.STOPPED),
                count(trials, TrialState.FAILED));
    }

    private static int count(List<TrialView> trials, TrialState state) {
        return (int) trials.stream().filter(trial -> trial.state() == state).count();
    }

    private static @Nullable BestTrial best(ExperimentState state, Study study) {
        return Tuner.best(study)
                .map(best -> new BestTrial(
                        best.id(),
                        best.value(),
                        state.trials().stream()
                                .filter(trial -> trial.name().equals(best.id()))
                                .findFirst()
                                .orElseThrow()
                                .spec()
                                .parameters()))
                .orElse(null);
    }

    private static List<ParetoTrial> front(Study study) {
        return study.objectives().size() == 1
                ? List.of()
                : Tuner.paretoFront(study, MOST_ON_FRONT).stream()
                        .filter(StudyTrial::isFeasible)
                        .map(trial -> new ParetoTrial(trial.id(), values(study, trial)))
                        .toList();
    }

    private static Map<String, Double> values(Study study, StudyTrial trial) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int k = 0; k < study.objectives().size(); k++) {
            values.put(study.objectives().get(k).metric(), trial.values().get(k));
        }
        return values;
    }

    private static ChosenAlgorithm algorithm(Study study) {
        AlgorithmChoice choice = Tuner.choice(study);
        String name = switch (choice.algorithm()) {
            case Algorithm.Auto auto -> "auto";
            case Algorithm.Bayesian bayesian -> "bayesian";
            case Algorithm.Cmaes cmaes -> "cmaes";
            case Algorithm.Dehb dehb -> "dehb";
            case Algorithm.DifferentialEvolution differential -> "differentialEvolution";
            case Algorithm.Evolution evolution -> "evolution";
            case Algorithm.LocalSearch local -> "localSearch";
            case Algorithm.NsgaII nsga -> "nsga2";
            case Algorithm.Pbt pbt -> "pbt";
            case Algorithm.Pb2 pb2 -> "pb2";
            case Algorithm.Random random -> "random";
            case Algorithm.Sobol sobol -> "sobol";
            case Algorithm.Grid grid -> "grid";
            case Algorithm.Tpe tpe -> "tpe";
            case Algorithm.TreeSearch tree -> "treeSearch";
        };
        return new ChosenAlgorithm(name, choice.reason());
    }
}
