package dev.trimtab.core.study;

import dev.trimtab.api.v1alpha1.AlgorithmSpec;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.ObjectiveSpec;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Knowledge;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.suggest.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The engine's study of an experiment and its trials. */
public final class Studies {

    private Studies() {}

    /**
     * Of an experiment that learns from no other.
     *
     * @throws IllegalArgumentException as {@link Spaces#of}
     */
    public static Study of(ExperimentSpec spec, List<StudyTrial> trials) {
        return of(spec, trials, List.of());
    }

    /**
     * @param trials those that have come to a budget below the last step count as paused there
     * @param sources what other experiments have shown
     * @throws IllegalArgumentException as {@link Spaces#of}
     */
    public static Study of(ExperimentSpec spec, List<StudyTrial> trials, List<Source> sources) {
        Fidelity fidelity = Stopping.fidelity(spec.fidelity());
        return new Study(
                Spaces.of(spec.parameters(), spec.parameterConstraints()),
                spec.objectives().stream().map(Studies::objective).toList(),
                algorithm(spec.algorithm()),
                spec.initialTrials().stream().map(Points::values).toList(),
                spec.seed(),
                new Limits(spec.maxTrials(), spec.parallelism(), spec.maxFailedTrials()),
                fidelity == null
                        ? trials
                        : trials.stream()
                                .map(trial -> trial.atItsBudget(fidelity))
                                .toList(),
                fidelity,
                Stopping.of(spec),
                new Knowledge(Beliefs.of(spec.parameters()), sources));
    }

    private static Objective objective(ObjectiveSpec spec) {
        return new Objective(spec.metric(), goal(spec.goal()), spec.target());
    }

    static Goal goal(ObjectiveSpec.Goal goal) {
        return switch (goal) {
            case Maximize -> Goal.MAXIMIZE;
            case Minimize -> Goal.MINIMIZE;
        };
    }

    private static Algorithm algorithm(@Nullable AlgorithmSpec spec) {
        if (spec == null) {
            return new Algorithm.Auto();
        }
        if (spec.bayesian() != null) {
            // Experiments and journals from before the field was there lack its default.
            return new Algorithm.Bayesian(Boolean.TRUE.equals(spec.bayesian().perSecond()));
        }
        if (spec.cmaes() != null) {
            return Evolutions.cmaes(spec.cmaes());
        }
        if (spec.dehb() != null) {
            return Evolutions.dehb(spec.dehb());
        }
        if (spec.differentialEvolution() != null) {
            return Evolutions.differentialEvolution(spec.differentialEvolution());
        }
        if (spec.evolution() != null) {
            return new Algorithm.Evolution(
                    spec.evolution().population(), spec.evolution().tournament());
        }
        if (spec.localSearch() != null) {
            return Searches.local(spec.localSearch());
        }
        if (spec.nsga2() != null) {
            return new Algorithm.NsgaII(spec.nsga2().population(), spec.nsga2().eta());
        }
        if (spec.random() != null) {
            return new Algorithm.Random();
        }
        if (spec.grid() != null) {
            return new Algorithm.Grid(spec.grid().points());
        }
        if (spec.tpe() != null) {
            return new Algorithm.Tpe(spec.tpe().startupTrials(), spec.tpe().candidates());
        }
        if (spec.treeSearch() != null) {
            return Searches.tree(spec.treeSearch());
        }
        return new Algorithm.Sobol();
    }
}
