package dev.trimtab.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec.PrometheusSource;
import dev.trimtab.core.template.JobTemplate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is said before the first trial runs: why it cannot, or what is different from a cluster. */
public final class Preflight {

    private Preflight() {}

    /** Whether trials ask for GPUs. */
    public static boolean wantsGpu(ExperimentSpec spec) {
        return GpuRequest.of(spec.trial().template()) > 0;
    }

    /**
     * The places for trials.
     *
     * @param limit of the user; null for none
     * @param noGpu whether trials that ask for a GPU are to run without one
     * @throws RefusedException if no trial can run here
     */
    public static Slots slots(ExperimentSpec spec, Machine machine, @Nullable Integer limit, boolean noGpu)
            throws RefusedException {
        refuse(spec);
        int wanted = noGpu ? 0 : GpuRequest.of(spec.trial().template());
        int gpus = machine.gpus().size();
        if (wanted > gpus) {
            throw new RefusedException(
                    false,
                    "Each trial asks for " + wanted + (wanted == 1 ? " GPU" : " GPUs") + " (nvidia.com/gpu), and this"
                            + " machine has " + (gpus == 0 ? "none" : gpus) + ": run the experiment on a cluster with"
                            + " kubectl apply, or on the CPU of this machine with --no-gpu.");
        }
        IntStream limits = IntStream.of(
                spec.parallelism(),
                limit == null ? Integer.MAX_VALUE : limit,
                machine.cores(),
                wanted == 0 ? Integer.MAX_VALUE : gpus / wanted,
                spec.trial().metrics().prometheus() == null ? Integer.MAX_VALUE : 1);
        return new Slots(limits.min().orElseThrow(), wanted == 0 ? List.of() : machine.gpus());
    }

    private static void refuse(ExperimentSpec spec) throws RefusedException {
        if (spec.suspend()) {
            throw new RefusedException(true, "spec.suspend is true: set it to false, or leave it out, to run.");
        }
        PrometheusSource page = spec.trial().metrics().prometheus();
        if (page != null && !isUrlPath(page.path())) {
            throw new RefusedException(
                    true,
                    "spec.trial.metrics.prometheus.path: '" + page.path()
                            + "' is no path of a URL: write what a URL does" + " not allow as %XX.");
        }
        JsonNode command = JobTemplate.mainContainer(spec.trial().template()).path("command");
        if (!command.isArray() || command.isEmpty()) {
            throw new RefusedException(
                    true,
                    "spec.trial.template.spec.template.spec.containers[0].command is missing: on a cluster the image's own"
                            + " entrypoint would run, which is not known here; write the command in the template.");
        }
    }

    private static boolean isUrlPath(String path) {
        try {
            return !new URI("http://127.0.0.1" + path).getRawPath().isEmpty();
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }

    /** What a user should know of this run, a sentence each. */
    public static List<String> notes(ExperimentSpec spec, List<String> otherDocuments) {
        JsonNode template = spec.trial().template();
        JsonNode pod = template.at("/spec/template/spec");
        JsonNode container = JobTemplate.mainContainer(template);
        List<String> notes = new ArrayList<>();
        if (!otherDocuments.isEmpty()) {
            notes.add("Ignored in this file: " + String.join(", ", otherDocuments) + ".");
        }
        container.path("env").forEach(variable -> {
            if (variable.has("valueFrom")) {
                notes.add("The variable " + variable.path("name").asText()
                        + " comes from the cluster (valueFrom) and is not set here, unless it is set in this shell.");
            }
        });
        if (!container.path("envFrom").isEmpty()) {
            notes.add("The variables of envFrom come from the cluster and are not set here.");
        }
        if (!pod.path("initContainers").isEmpty() || pod.path("containers").size() > 1) {
            notes.add("Only the first container, " + container.path("name").asText("main")
                    + ", runs here; init containers and other containers do not.");
        }
        if (spec.trial().metrics().prometheus() != null && spec.parallelism() > 1) {
            notes.add("Trials run one at a time: all of them serve their metrics at port "
                    + spec.trial().metrics().prometheus().port() + " of this one machine.");
        }
        return notes;
    }
}
