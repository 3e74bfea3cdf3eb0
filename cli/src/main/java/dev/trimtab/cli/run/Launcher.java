package dev.trimtab.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.MetricsSpec.PrometheusSource;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.cli.metrics.PageScraper;
import dev.trimtab.cli.process.Gpus;
import dev.trimtab.cli.process.Invocation;
import dev.trimtab.cli.process.TrialProcess;
import dev.trimtab.core.metrics.MetricLines;
import dev.trimtab.core.metrics.Report;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.template.JobTemplate;
import dev.trimtab.core.template.TrialRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Starts attempts, and has them tell what they do. */
final class Launcher {

    private final ExperimentFile file;
    private final ExperimentSpec spec;
    private final Path directory;
    private final RunFolder folder;
    private final boolean hideGpus;
    private final BlockingQueue<Message> messages;

    /** @param hideGpus whether a trial finds no GPU, even if this machine has one */
    Launcher(ExperimentFile file, RunFolder folder, boolean hideGpus, BlockingQueue<Message> messages) {
        this.file = file;
        this.spec = file.spec();
        this.directory = file.path().toAbsolutePath().normalize().getParent();
        this.folder = folder;
        this.hideGpus = hideGpus;
        this.messages = messages;
    }

    /** The Job that a cluster would run. */
    ObjectNode job(TrialRecord trial, int attempt) {
        var run = new TrialRun(
                file.name(),
                trial.name(),
                trial.spec().parameters(),
                Budgets.of(spec, trial.spec()),
                trial.spec().seed(),
                attempt);
        return JobTemplate.render(spec.trial().template(), run);
    }

    RunningAttempt start(TrialRecord trial, int attempt, ObjectNode job, Slots.Slot slot) throws LaunchException {
        Invocation invocation = Invocation.of(job);
        Path program = invocation.program(directory).orElseThrow(() -> notFound(invocation));
        try {
            TrialProcess process = TrialProcess.start(
                    invocation,
                    program,
                    directory,
                    folder.attempt(trial.name(), attempt),
                    gpus(slot),
                    line -> printed(trial, attempt, line),
                    code -> tell(new Message.Exited(trial.name(), attempt, code)));
            return new RunningAttempt(attempt, process, slot, scraper(trial, attempt));
        } catch (IOException refused) {
            throw new LaunchException("StartFailed", "The process could not be started: " + refused.getMessage());
        }
    }

    private LaunchException notFound(Invocation invocation) {
        String name = invocation.command().getFirst();
        return new LaunchException(
                "CommandNotFound",
                name.contains("/")
                        ? "There is no program " + directory.resolve(name).normalize() + " on this machine."
                        : "There is no program '" + name
                                + "' in the PATH of this machine: install it, or write its full"
                                + " path in the container's command.");
    }

    private void printed(TrialRecord trial, int attempt, String line) {
        if (spec.trial().metrics().prometheus() == null) {
            report(trial, attempt, MetricLines.read(line));
        }
    }

    private @Nullable PageScraper scraper(TrialRecord trial, int attempt) {
        PrometheusSource page = spec.trial().metrics().prometheus();
        return page == null
                ? null
                : PageScraper.start(page, spec.requiredMetrics(), reports -> report(trial, attempt, reports));
    }

    private Map<String, String> gpus(Slots.Slot slot) {
        Map<String, String> environment = new HashMap<>();
        if (hideGpus || !slot.gpus().isEmpty()) {
            environment.put(Gpus.VARIABLE, String.join(",", slot.gpus()));
        }
        return environment;
    }

    private void report(TrialRecord trial, int attempt, List<Report> reports) {
        if (!reports.isEmpty()) {
            tell(new Message.Reported(trial.name(), attempt, reports));
        }
    }

    /** Waits while the run is behind, so that a trial that prints much slows down instead of filling the memory. */
    private void tell(Message message) {
        try {
            messages.put(message);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
