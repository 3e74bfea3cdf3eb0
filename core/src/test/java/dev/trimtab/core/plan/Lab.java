package dev.trimtab.core.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.TrialSpec;
import dev.trimtab.core.plan.ExperimentPlan.Start;
import dev.trimtab.engine.study.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An experiment on a simulated cluster. The journal is all that survives a crash of the shell; trials go on meanwhile. What
 * a trial measures depends on its parameters alone.
 */
final class Lab {

    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private static final ObjectMapper SORTED =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    ExperimentSpec spec;
    Instant now = START;

    @Nullable
    Ending ended;

    final Map<String, TrialView> journal = new LinkedHashMap<>();
    private final Random random;

    Lab(ExperimentSpec spec, long seed) {
        this.spec = spec;
        this.random = new Random(seed);
    }

    ExperimentPlan plan() {
        return ExperimentPlanner.plan(
                new ExperimentState("exp", spec, List.copyOf(journal.values()), START, ended, now));
    }

    /** Carries a plan out, or only the first part of it: then the shell has crashed. */
    void carryOut(ExperimentPlan plan, int creations) {
        plan.starts().stream().limit(creations).forEach(this::create);
        if (creations >= plan.starts().size()) {
            ended = plan.ending();
        }
    }

    /** That a trial exists already means that a former life of the shell created it. */
    private void create(Start start) {
        journal.putIfAbsent(
                start.name(),
                new TrialView(start.name(), throughTheApiServer(start.spec()), TrialState.PENDING, null, null, null));
    }

    /** Some trials get on, in any order. */
    void workOn() {
        journal.replaceAll((name, trial) -> random.nextInt(3) == 0 ? next(trial) : trial);
    }

    /** Every trial gets to its end. */
    void workOff() {
        while (unfinished() > 0) {
            journal.replaceAll((name, trial) -> next(trial));
        }
    }

    private static TrialView next(TrialView trial) {
        return switch (trial.state()) {
            case PENDING -> in(trial, TrialState.RUNNING, null);
            case RUNNING -> outcome(trial);
            case PAUSED, SUCCEEDED, STOPPED, FAILED -> trial;
        };
    }

    private static TrialView outcome(TrialView trial) {
        int luck = new TreeMap<>(parameters(trial)).toString().hashCode() & 0xffff;
        return switch (luck % 8) {
            case 0 -> in(trial, TrialState.FAILED, null);
            case 1 -> in(trial, TrialState.STOPPED, null);
            // Few values, so that some are equal.
            case 2 -> in(trial, TrialState.STOPPED, (double) (luck % 11));
            default -> in(trial, TrialState.SUCCEEDED, (double) (luck % 13));
        };
    }

    static TrialView in(TrialView trial, TrialState state, @Nullable Double objective) {
        return new TrialView(
                trial.name(), trial.spec(), state, objective, state.isFinished() ? START : null, "PodSaysSo");
    }

    static Map<String, String> parameters(TrialView trial) {
        var parameters = new TreeMap<String, String>();
        trial.spec()
                .parameters()
                .properties()
                .forEach(
                        field -> parameters.put(field.getKey(), field.getValue().toString()));
        return parameters;
    }

    /** Name and parameters of every trial. */
    Map<String, Map<String, String>> trials() {
        var trials = new TreeMap<String, Map<String, String>>();
        journal.forEach((name, trial) -> trials.put(name, parameters(trial)));
        return trials;
    }

    long unfinished() {
        return journal.values().stream()
                .filter(trial -> !trial.state().isFinished())
                .count();
    }

    /** From one crash to the next until it ends. */
    void run(double crash) {
        for (int round = 0; ended == null && round < 10_000; round++) {
            ExperimentPlan plan = plan();
            boolean crashes = random.nextDouble() < crash;
            carryOut(plan, crashes ? random.nextInt(plan.starts().size() + 1) : Integer.MAX_VALUE);
            workOn();
        }
    }

    int pick(int bound) {
        return random.nextInt(bound);
    }

    /** Objects come back sorted by name, and as text. */
    static TrialSpec throughTheApiServer(TrialSpec spec) {
        try {
            String text = SORTED.writeValueAsString(SORTED.convertValue(spec.parameters(), TreeMap.class));
            return new TrialSpec(
                    spec.experiment(), (ObjectNode) SORTED.readTree(text), spec.budget(), spec.seed(), spec.origin());
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
