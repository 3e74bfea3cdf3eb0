package dev.trimtab.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.core.template.JobTemplate;
import java.util.stream.Stream;

/** How many NVIDIA GPUs the main container of a Job asks for. */
final class GpuRequest {

    private static final String RESOURCE = "nvidia.com/gpu";

    private GpuRequest() {}

    /** Of a template that leaves the number to a parameter: at least one. */
    static int of(JsonNode job) {
        JsonNode resources = JobTemplate.mainContainer(job).path("resources");
        return Stream.of("limits", "requests")
                .map(part -> resources.path(part).path(RESOURCE))
                .filter(number -> !number.isMissingNode())
                .mapToInt(number -> number.asInt(1))
                .max()
                .orElse(0);
    }
}
