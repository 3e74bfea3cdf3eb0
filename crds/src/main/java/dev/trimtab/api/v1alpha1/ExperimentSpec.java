package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to search, for which objectives, within which limits. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "has(self.algorithm) == has(oldSelf.algorithm)"
                + " && (!has(self.algorithm) || self.algorithm == oldSelf.algorithm)",
        fieldPath = ".algorithm",
        message = "the algorithm of an experiment cannot change: its trials so far were chosen by it; create another"
                + " experiment")
@ValidationRule(
        value = "has(self.parameterConstraints) == has(oldSelf.parameterConstraints)"
                + " && (!has(self.parameterConstraints) || self.parameterConstraints == oldSelf.parameterConstraints)",
        fieldPath = ".parameterConstraints",
        message = "the parameter constraints of an experiment cannot change: its trials so far were drawn inside them;"
                + " create another experiment")
@ValidationRule(
        value = "has(self.constraints) == has(oldSelf.constraints)"
                + " && (!has(self.constraints) || self.constraints == oldSelf.constraints)",
        fieldPath = ".constraints",
        message =
                "the constraints of an experiment cannot change: its trials so far were judged by them; create another"
                        + " experiment")
@ValidationRule(
        value = "has(self.initialTrials) == has(oldSelf.initialTrials)"
                + " && (!has(self.initialTrials) || self.initialTrials.size() == oldSelf.initialTrials.size())",
        fieldPath = ".initialTrials",
        message = "the initial trials of an experiment cannot change; apply a Trial to ask for another point")
@ValidationRule(
        value = "has(self.warmStart) == has(oldSelf.warmStart)"
                + " && (!has(self.warmStart) || self.warmStart == oldSelf.warmStart)",
        fieldPath = ".warmStart",
        message = "what an experiment learns from cannot change: its trials so far were chosen by it; create another"
                + " experiment")
@ValidationRule(
        value = "!has(self.earlyStopping) || has(self.fidelity)"
                + " || !(has(self.earlyStopping.asha) || has(self.earlyStopping.hyperband))",
        fieldPath = ".fidelity",
        message =
                "asha and hyperband need to know how many steps a trial has: add fidelity, such as {metric: epoch, min: 1,"
                        + " max: 81}")
@ValidationRule(
        value = "!has(self.algorithm) || !has(self.algorithm.dehb) || has(self.fidelity)",
        fieldPath = ".fidelity",
        message =
                "dehb needs to know how many steps a trial has: add fidelity, such as {metric: epoch, min: 1, max: 27}")
@ValidationRule(
        value =
                "!has(self.algorithm) || !has(self.algorithm.dehb) || !has(self.earlyStopping) || has(self.earlyStopping.none)",
        fieldPath = ".earlyStopping",
        message = "dehb says itself how far each trial goes: leave earlyStopping out or write {none: {}}")
@ValidationRule(
        value = "!has(self.algorithm) || !has(self.algorithm.dehb) || !has(oldSelf.fidelity)"
                + " || (has(self.fidelity) && self.fidelity == oldSelf.fidelity)",
        fieldPath = ".fidelity",
        message =
                "the fidelity of an experiment by dehb cannot change: its trials so far went up to steps of it; create"
                        + " another experiment")
@ValidationRule(
        value = "self.objectives.size() < 2 || !has(self.earlyStopping) || has(self.earlyStopping.none)",
        fieldPath = ".earlyStopping",
        message =
                "early stopping judges trials by one objective: with several, leave earlyStopping out or write {none: {}}")
public record ExperimentSpec(
        @JsonPropertyDescription("What is measured and in which direction it is better. Two or more ask for a Pareto"
                + " front: the trials that no other one beats in some objective without being worse in another one."
                + " Immutable. Example: [{metric: val/accuracy, goal: Maximize}]")
        @Required
        @Size(min = 1, max = 8)
        @ValidationRule(
                value = "self.all(o, self.exists_one(p, p.metric == o.metric))",
                message = "each metric can be the objective only once")
        @ValidationRule(
                value = "self == oldSelf",
                message = "the objectives of an experiment cannot change: its trials so far were judged by them; create"
                        + " another experiment")
        List<ObjectiveSpec> objectives,

        @JsonPropertyDescription(
                "What a trial must keep to be of use, by metrics that it measures. Nobody knows beforehand which points do; the"
                        + " search learns it. A trial that does not is never the best, and has to report these metrics"
                        + " like the objectives. Immutable. Example: [{metric: memory_gib, max: 38}]")
        @Size(max = 8)
        @Nullable
        @ValidationRule(
                value = "self.all(c, self.exists_one(d, d.metric == c.metric))",
                message = "each metric can be constrained only once: write min and max together")
        List<ConstraintSpec> constraints,

        @JsonPropertyDescription("The parameters to tune; together they are the search space. Immutable.")
        @Required
        @Size(min = 1, max = 100)
        @ValidationRule(
                value = "self == oldSelf",
                message =
                        "the parameters of an experiment cannot change: its trials so far were drawn from them; create"
                                + " another experiment")
        @ValidationRule(
                value =
                        "self.all(p, !has(p.when) || self.exists_one(q, q.name == p.when.parameter && q.name != p.name))",
                message = "when.parameter must name another parameter of this list")
        @ValidationRule(
                value = "self.all(p, !has(p.when) || self.all(q, q.name != p.when.parameter || !has(q.categorical) ||"
                        + " p.when.__in__.all(v, v in q.categorical.values)))",
                message = "when.in must list values that the parameter named by when.parameter can take")
        @ValidationRule(
                value = "self.all(p, !has(p.when) || self.all(q, q.name != p.when.parameter || !has(q.ordinal) ||"
                        + " p.when.__in__.all(v, double(v) in q.ordinal.values)))",
                message = "when.in must list numbers that the ordinal parameter named by when.parameter can take")
        @ValidationRule(
                value = "self.all(p, !has(p.when) || self.all(q, q.name != p.when.parameter || !has(q.integer) ||"
                        + " p.when.__in__.all(v, int(v) >= q.integer.min && int(v) <= q.integer.max)))",
                message = "when.in must list whole numbers within the bounds of the parameter named by when.parameter")
        @ValidationRule(
                value = "self.all(p, !has(p.when) || self.all(q, q.name != p.when.parameter || !has(q.boolean) ||"
                        + " p.when.__in__.all(v, v == 'true' || v == 'false')))",
                message = "when.in must list \"true\" or \"false\", in quotes, where when.parameter names a boolean")
        @ValidationRule(
                value = "self.all(p, !has(p.when) || !self.exists(q, q.name == p.when.parameter"
                        + " && (has(q.double) || has(q.permutation))))",
                message = "when.parameter must name a categorical, ordinal, integer or boolean parameter")
        List<ParameterSpec> parameters,

        @JsonPropertyDescription(
                "What every point must meet, in CEL: params.<name> is the value of a parameter; params.`my-name` where the"
                        + " name has other characters than letters, digits and '_'. A constraint on a parameter that is not"
                        + " used holds; has(params.x) asks for that. Immutable. Example: [\"params.warmup < params.steps\"]")
        @Size(max = 50)
        @Nullable
        List<@Size(min = 1, max = 500) String> parameterConstraints,

        @JsonPropertyDescription("How points are chosen: set exactly one of its fields. Left out, it is chosen from"
                + " the space and the budget, and status.algorithm says which and why. Immutable.")
        @Nullable
        AlgorithmSpec algorithm,

        @JsonPropertyDescription(
                "Seed of everything random: the same experiment with the same seed tries the same points"
                        + " in the same order, on every machine. Immutable. Default 0.")
        @Default("0")
        @Min(0)
        @ValidationRule(
                value = "self == oldSelf",
                message =
                        "the seed of an experiment cannot change: its trials so far were drawn with it; create another"
                                + " experiment")
        Long seed,

        @JsonPropertyDescription("Points to try first, for example today's settings. A point may leave parameters out;"
                + " they are drawn. Immutable. Example: [{lr: 0.001, optimizer: adamw}]")
        @Size(max = 100)
        @Nullable
        List<ObjectNode> initialTrials,

        @JsonPropertyDescription(
                "Experiments to learn from, for Bayesian optimization: trials that had succeeded in them when this one started"
                        + " count as far as they prove to be of use here. Parameters are the same where names and values are;"
                        + " an experiment that is not there is waited for. Immutable. Example: [{experiment: resnet-small}]")
        @Size(max = 10)
        @Nullable
        List<WarmStartSpec> warmStart,

        @JsonPropertyDescription(
                "What a trial's effort is counted in, for early stopping and dehb. May change while the experiment"
                        + " runs, except by dehb. Example: {metric: epoch, min: 1, max: 81}")
        @Nullable
        FidelitySpec fidelity,

        @JsonPropertyDescription(
                "When running trials are stopped before their end, judged by the objective's reports on"
                        + " the way: set exactly one of its fields. All but none also stop a trial that reports NaN or infinity."
                        + " Left out: gradual where there is a fidelity and one objective, except by dehb, else none. May change while the experiment runs."
                        + " Example: {asha: {reductionFactor: 3}}")
        @Nullable
        EarlyStoppingSpec earlyStopping,

        @JsonPropertyDescription(
                "How many trials to run in total, failed and stopped ones included. May be raised or"
                        + " lowered while the experiment runs; a trial that has started is never cut by lowering it. Default 100.")
        @Default("100")
        @Min(1)
        @Max(100000)
        Integer maxTrials,

        @JsonPropertyDescription("How many trials may run at the same time. May change while the experiment runs;"
                + " lowering it lets running trials finish. Default 1.")
        @Default("1")
        @Min(1)
        @Max(1000)
        Integer parallelism,

        @JsonPropertyDescription("How many failed trials are tolerated; with one more the experiment stops as Failed."
                + " Preemption, eviction and node loss do not count. Default 10.")
        @Default("10")
        @Min(0)
        @Max(100000)
        Integer maxFailedTrials,

        @JsonPropertyDescription(
                "How long the experiment may take from its start, as hours, minutes and seconds; then its"
                        + " running trials are stopped and it is Complete. Left out: no limit. Example: 24h")
        @Nullable
        @Size(min = 2, max = 20)
        @ValidationRule(value = Durations.RULE, message = Durations.MESSAGE)
        String deadline,

        @JsonPropertyDescription("True stops the experiment's running workloads and starts nothing new; false goes on:"
                + " interrupted trials run again with the same parameters. Default false.")
        @Default("false")
        Boolean suspend,

        @JsonPropertyDescription("What runs for each trial, and where its metrics come from.") @Required
        TrialTemplate trial) {

    public ExperimentSpec {
        constraints = constraints == null ? List.of() : List.copyOf(constraints);
        warmStart = warmStart == null ? List.of() : List.copyOf(warmStart);
        parameterConstraints = parameterConstraints == null ? List.of() : List.copyOf(parameterConstraints);
        initialTrials = initialTrials == null ? List.of() : List.copyOf(initialTrials);
        objectives = objectives == null ? List.of() : List.copyOf(objectives);
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
    }

    /** The only objective, or the first of several. */
    public ObjectiveSpec objective() {
        return objectives.getFirst();
    }

    /** The names of the metrics that a trial must report: those of the objectives, then those of the constraints. */
    public List<String> requiredMetrics() {
        return Stream.concat(
                        objectives.stream().map(ObjectiveSpec::metric),
                        constraints.stream().map(ConstraintSpec::metric))
                .distinct()
                .toList();
    }
}
