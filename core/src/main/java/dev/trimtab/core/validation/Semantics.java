package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.Experiment;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.core.constraint.InvalidConstraintException;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.study.Points;
import dev.trimtab.core.study.Spaces;
import dev.trimtab.engine.space.Space;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is wrong with an object although the API server takes it. The operator says it in the condition Stalled, the command
 * line before anything starts. The lines of the problems are 0.
 */
public final class Semantics {

    private static final Pattern EXPERIMENT_NAME = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

    /** Each looks at one thing. */
    private static final List<Function<Experiment, Stream<Problem>>> CHECKS = List.of(
            experiment -> Conditions.cycles(experiment.getSpec().parameters()),
            experiment -> Conditions.neverTrue(experiment.getSpec().parameters()),
            experiment -> sameVariable(experiment.getSpec().parameters()),
            Semantics::initialTrials,
            Semantics::warmStart,
            experiment -> JobTemplate.problems(experiment.getSpec().trial().template()),
            Semantics::tooFewTrials,
            experiment -> Placeholders.problems(experiment.getSpec()));

    private Semantics() {}

    /** What keeps an experiment from running. */
    public static List<Problem> problems(Experiment experiment) {
        var problems = CHECKS.stream().flatMap(check -> check.apply(experiment)).toList();
        return problems.isEmpty() ? refusals(experiment) : problems;
    }

    /** The engine has the last word: it may refuse what no check above thought of. */
    private static List<Problem> refusals(Experiment experiment) {
        List<ParameterSpec> parameters = experiment.getSpec().parameters();
        Space space;
        try {
            Spaces.of(parameters);
            space = Spaces.of(parameters, experiment.getSpec().parameterConstraints());
        } catch (InvalidConstraintException e) {
            return List.of(
                    Problem.at(FieldPath.item("spec.parameterConstraints", e.index()), String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            return List.of(Problem.at("spec.parameters", String.valueOf(e.getMessage())));
        }
        Optional<Problem> empty = space.emptiness().map(sentence -> Problem.at("spec.parameterConstraints", sentence));
        return empty.map(List::of).orElseGet(() -> initialTrials(experiment, space));
    }

    private static List<Problem> initialTrials(Experiment experiment, Space space) {
        List<ObjectNode> points = experiment.getSpec().initialTrials();
        return IntStream.range(0, points.size())
                .boxed()
                .flatMap(i -> {
                    var partial = space.typed(Points.values(points.get(i))).values();
                    return space
                            .partialProblem(partial)
                            .or(() -> space.emptiness(partial))
                            .map(sentence -> Problem.at(FieldPath.item("spec.initialTrials", i), sentence))
                            .stream();
                })
                .toList();
    }

    /** What is wrong with a trial, whatever its experiment. */
    public static List<Problem> problems(Trial trial) {
        String name = trial.getSpec().experiment();
        var experiment = EXPERIMENT_NAME.matcher(name).matches()
                ? Stream.<Problem>empty()
                : Stream.of(Problem.at(
                        "spec.experiment",
                        "\"" + name + "\" cannot be the name of an experiment: lower-case letters, digits and dashes"));
        var parameters = trial.getSpec().parameters().isEmpty()
                ? Stream.of(Problem.at(
                        "spec.parameters",
                        "write the name and value of every parameter that the point has, such as lr: 0.1"))
                : Stream.<Problem>empty();
        return Stream.concat(experiment, parameters).toList();
    }

    /** What is wrong with a trial as a point of its experiment's space. */
    public static List<Problem> problems(Trial trial, Experiment experiment) {
        var point = new Point(trial.getSpec().parameters(), experiment.getSpec().parameters(), "spec.parameters");
        List<Problem> problems = Stream.of(
                        problems(trial).stream(), point.problems(), point.missing(), budget(trial, experiment))
                .flatMap(Function.identity())
                .toList();
        return problems.isEmpty() ? violations(trial, experiment) : problems;
    }

    private static Stream<Problem> budget(Trial trial, Experiment experiment) {
        return trial.getSpec().budget() == null || experiment.getSpec().fidelity() != null
                ? Stream.empty()
                : Stream.of(Problem.at(
                        "spec.budget",
                        "the experiment does not say what steps it counts: leave budget out, or add fidelity to the"
                                + " experiment"));
    }

    /** An experiment that cannot run says so itself. */
    private static List<Problem> violations(Trial trial, Experiment experiment) {
        Space space;
        try {
            space = Spaces.of(
                    experiment.getSpec().parameters(), experiment.getSpec().parameterConstraints());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return space
                .problem(space.typed(Points.values(trial.getSpec().parameters())))
                .map(sentence -> Problem.at("spec.parameters", sentence))
                .stream()
                .toList();
    }

    private static Stream<Problem> initialTrials(Experiment experiment) {
        List<ObjectNode> points = experiment.getSpec().initialTrials();
        if (Conditions.cycles(experiment.getSpec().parameters()).findAny().isPresent()) {
            // Nothing can be said of which parameters are used.
            return Stream.empty();
        }
        return IntStream.range(0, points.size())
                .mapToObj(i -> new Point(
                        points.get(i), experiment.getSpec().parameters(), FieldPath.item("spec.initialTrials", i)))
                .flatMap(Point::problems);
    }

    private static Stream<Problem> warmStart(Experiment experiment) {
        var sources = experiment.getSpec().warmStart();
        return IntStream.range(0, sources.size())
                .filter(i -> sources.get(i)
                        .experiment()
                        .equals(experiment.getMetadata().getName()))
                .mapToObj(i -> Problem.at(
                        FieldPath.item("spec.warmStart", i) + ".experiment",
                        "an experiment cannot learn from itself: name another one, or leave it out"));
    }

    /** Without a trial that goes up to the last step none can be the best. */
    private static Stream<Problem> tooFewTrials(Experiment experiment) {
        int trials = experiment.getSpec().maxTrials();
        OptionalInt needed = Budgets.trialsToTheEnd(experiment.getSpec());
        return needed.isEmpty() || needed.getAsInt() <= trials
                ? Stream.empty()
                : Stream.of(Problem.at(
                        "spec.maxTrials",
                        "by dehb " + needed.getAsInt() + " trials are needed until the first one has all "
                                + experiment.getSpec().fidelity().max() + " steps: write at least "
                                + needed.getAsInt() + " instead of " + trials + ", or raise fidelity.min"));
    }

    /** A trial's process would find one value where it looks for two. */
    private static Stream<Problem> sameVariable(List<ParameterSpec> parameters) {
        var taken = new HashMap<String, String>();
        return IntStream.range(0, parameters.size()).boxed().flatMap(i -> {
            String name = parameters.get(i).name();
            String variable = "TRIMTAB_PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            String other = taken.putIfAbsent(variable, name);
            return other == null
                    ? Stream.empty()
                    : Stream.of(Problem.at(
                            FieldPath.item("spec.parameters", i) + ".name",
                            name + " and " + other + " would both be the environment variable " + variable
                                    + ": rename one of them"));
        });
    }
}
