package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What runs for each trial, and where its metrics come from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialTemplate(
        @JsonPropertyDescription(
                "How long one attempt of a trial may run, from the start of its pod, as hours, minutes and"
                        + " seconds; then it fails with reason TimedOut. Left out: no limit. Example: 2h")
        @Nullable
        @Size(min = 2, max = 20)
        @ValidationRule(value = Durations.RULE, message = Durations.MESSAGE)
        String timeout,

        @JsonPropertyDescription("How often a trial is run again after a mishap.") @Default("{}")
        RetriesSpec retries,

        @JsonPropertyDescription(
                "Where the trial's metrics are read: exactly one of log, prometheus. Default {log: {}}.")
        @Default("{\"log\": {}}")
        MetricsSpec metrics,

        @JsonPropertyDescription(
                "The workload of a trial, a batch/v1 Job. ${params.<name>} anywhere in it becomes the value"
                        + " of a parameter: a text that is exactly one placeholder becomes a number, a truth value or a list as the"
                        + " parameter's kind says; inside a longer text it is inserted. ${trial.name}, ${trial.experiment},"
                        + " ${trial.seed}, ${trial.attempt} and, with a fidelity, ${trial.budget} work the same way.")
        @Required
        @PreserveUnknownFields
        @ValidationRule(
                value = "self.apiVersion == 'batch/v1' && self.kind == 'Job'",
                message = "the template must be a Job: write apiVersion: batch/v1 and kind: Job")
        ObjectNode template) {}
