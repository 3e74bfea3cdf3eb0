package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Where a trial's metrics are read: exactly one of its fields. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
        value = "[has(self.log), has(self.prometheus)].filter(x, x).size() == 1",
        message = "set exactly one of log, prometheus")
public record MetricsSpec(
        @JsonPropertyDescription(
                "The log of the trial's first container: name=value pairs, and lines that are JSON objects;"
                        + " a value named step, epoch or iteration on the same line is the step.")
        @Nullable
        LogSource log,

        @JsonPropertyDescription("A page of the trial's pod in the Prometheus text format, scraped while the pod runs."
                + " Example: {port: 8080, path: /metrics, interval: 5s}")
        @Nullable
        PrometheusSource prometheus) {

    /** The log of the trial's first container. */
    @JsonAutoDetect
    public record LogSource() {}

    /** A page in the Prometheus text format. A metric val/accuracy is looked up as val_accuracy. */
    public record PrometheusSource(
            @JsonPropertyDescription("Port of the pod. Example: 8080") @Required @Min(1) @Max(65535)
            Integer port,

            @JsonPropertyDescription("Path of the page. Default /metrics.")
            @Default("/metrics")
            @Size(min = 1, max = 253)
            @ValidationRule(value = "self.startsWith('/')", message = "begin the path with /")
            String path,

            @JsonPropertyDescription("Time between two scrapes, as minutes and seconds. Default 5s.")
            @Default("5s")
            @Size(min = 2, max = 20)
            @ValidationRule(value = Durations.RULE, message = Durations.MESSAGE)
            String interval) {}
}
