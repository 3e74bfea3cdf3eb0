package dev.trimtab.cli.support;

import dev.trimtab.cli.display.PlainDisplay;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.journal.OpenFolder;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.result.Result;
import dev.trimtab.cli.run.LocalRun;
import dev.trimtab.cli.run.Machine;
import dev.trimtab.cli.run.Preflight;
import dev.trimtab.cli.run.Slots;
import dev.trimtab.cli.run.WarmStarts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Runs an experiment in this JVM, with real processes. */
public final class Runs {

    private Runs() {}

    /** What a run came to, and what it said meanwhile. */
    public record Done(Result result, String said) {

        public List<String> states() {
            return result.trials().stream()
                    .map(trial -> trial.state() + " " + trial.reason())
                    .toList();
        }
    }

    public static Done run(Path file) throws Exception {
        return run(file, List.of());
    }

    /** @param gpus of the machine, as CUDA_VISIBLE_DEVICES names them */
    public static Done run(Path file, List<String> gpus) throws Exception {
        ExperimentFile experiment = ExperimentFile.read(file);
        Slots slots = Preflight.slots(experiment.spec(), new Machine(4, gpus), null, false);
        RunFolder folder = RunFolder.beside(file, experiment.name());
        var said = new ByteArrayOutputStream();
        try (OpenFolder open = folder.open(experiment.name(), experiment.spec(), false)) {
            var display = new PlainDisplay(new PrintStream(said, true, StandardCharsets.UTF_8), folder);
            boolean started = open.history().startTime().isPresent();
            var sources = WarmStarts.read(file, experiment.spec(), folder, started);
            new LocalRun(experiment, open, slots, false, sources, display, Clock.systemUTC()).run();
            Result result =
                    Result.of(folder, open.history(), false, Clock.systemUTC().instant());
            return new Done(result, said.toString(StandardCharsets.UTF_8));
        }
    }
}
