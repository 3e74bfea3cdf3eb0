package dev.trimtab.operator.status;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds a list of conditions; a condition keeps its transition time for as long as its status stays the same. */
final class Conditions {

    private final List<Condition> before;
    private final long generation;
    private final Clock clock;
    private final List<Condition> now = new ArrayList<>();

    Conditions(List<Condition> before, long generation, Clock clock) {
        this.before = before;
        this.generation = generation;
        this.clock = clock;
    }

    Conditions set(String type, boolean status, String reason, String message) {
        String word = status ? "True" : "False";
        String since = find(before, type)
                .filter(condition -> condition.getStatus().equals(word))
                .map(Condition::getLastTransitionTime)
                .orElseGet(() -> now(clock));
        now.add(new ConditionBuilder()
                .withType(type)
                .withStatus(word)
                .withReason(reason)
                .withMessage(message)
                .withObservedGeneration(generation)
                .withLastTransitionTime(since)
                .build());
        return this;
    }

    List<Condition> build() {
        return List.copyOf(now);
    }

    static Optional<Condition> find(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    static boolean isTrue(List<Condition> conditions, String type) {
        return find(conditions, type)
                .filter(condition -> condition.getStatus().equals("True"))
                .isPresent();
    }

    /** Now, to the second, as Kubernetes writes times. */
    static String now(Clock clock) {
        return format(clock.instant());
    }

    static String format(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
