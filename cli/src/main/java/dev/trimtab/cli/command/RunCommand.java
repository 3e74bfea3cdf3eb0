package dev.trimtab.cli.command;

import dev.trimtab.cli.display.Display;
import dev.trimtab.cli.display.LiveDisplay;
import dev.trimtab.cli.display.PlainDisplay;
import dev.trimtab.cli.display.QuietDisplay;
import dev.trimtab.cli.display.Terminal;
import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.OpenFolder;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.RunFolderException;
import dev.trimtab.cli.result.Result;
import dev.trimtab.cli.run.LocalRun;
import dev.trimtab.cli.run.Machine;
import dev.trimtab.cli.run.Preflight;
import dev.trimtab.cli.run.RefusedException;
import dev.trimtab.cli.run.Slots;
import dev.trimtab.cli.run.WarmStarts;
import dev.trimtab.core.plan.Ending;
import dev.trimtab.core.plan.SourceExperiment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = {
            "Run an experiment on this machine: each trial is a process, and what has happened is kept in a folder.",
            "The same command goes on where an interrupted run stopped."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  trimtab run examples/quickstart/experiment.yaml",
            "  trimtab run experiment.yaml --slots 2          # two trials at a time",
            "  trimtab run experiment.yaml --fresh            # from the beginning",
            "  trimtab run experiment.yaml -o json | jq .status.best.parameters"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the experiment is complete",
            "1:the experiment failed, or the file is not valid",
            "2:the run cannot be made in this way",
            "130:interrupted; the same command goes on"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A YAML file with one Experiment; other objects in it are ignored.")
    private Path path = Path.of("");

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "The folder of the run. Default: .trimtab/<experiment> beside FILE.")
    private @Nullable Path dir;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Run at most N trials at a time. Never more than spec.parallelism, the cores, or the GPUs.")
    private @Nullable Integer slots;

    @Option(names = "--no-gpu", description = "Run trials that ask for a GPU on the CPU.")
    private boolean noGpu;

    @Option(names = "--fresh", description = "Begin anew; an earlier run is moved aside, to DIR.old-<number>.")
    private boolean fresh;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml",
            description = "How to write the result. json and yaml have standard output for themselves. Default: table.")
    private Output output = Output.table;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show nothing but the result.")
    private boolean quiet;

    @Override
    public Integer call()
            throws InvalidFileException, RefusedException, RunFolderException, IOException, InterruptedException {
        if (slots != null && slots < 1) {
            throw new ParameterException(spec.commandLine(), "--slots must be 1 or more, not " + slots + ".");
        }
        ExperimentFile file = ExperimentFile.read(path);
        Machine machine = Machine.here(!noGpu && Preflight.wantsGpu(file.spec()));
        Slots places = Preflight.slots(file.spec(), machine, slots, noGpu);
        RunFolder folder = dir == null
                ? RunFolder.beside(path, file.name())
                : new RunFolder(dir.toAbsolutePath().normalize());
        try (OpenFolder open = folder.open(file.name(), file.spec(), fresh)) {
            return run(file, open, places);
        }
    }

    private int run(ExperimentFile file, OpenFolder folder, Slots places)
            throws RefusedException, IOException, InterruptedException {
        boolean started = folder.history().startTime().isPresent();
        List<SourceExperiment> sources = WarmStarts.read(path, file.spec(), folder.folder(), started);
        Clock clock = Clock.systemUTC();
        Display display = display(folder.folder());
        Preflight.notes(file.spec(), file.others()).forEach(display::note);
        var run = new LocalRun(file, folder, places, noGpu, sources, display, clock);
        Interruption interruption = Interruption.of(run);
        try {
            Optional<Ending> ending;
            try (display) {
                ending = run.run();
            }
            if (ending.isEmpty()) {
                System.err.println("Interrupted. To go on, run the same command again; what is done stays done.");
                return ExitCode.INTERRUPTED;
            }
            System.out.print(output.write(Result.of(folder.folder(), folder.history(), false, clock.instant())));
            return ending.get().failed() ? ExitCode.FAILED : ExitCode.SUCCESS;
        } finally {
            interruption.close();
        }
    }

    /** On standard output, unless that is for the result alone. */
    private Display display(RunFolder folder) {
        boolean resultAlone = output != Output.table;
        PrintStream out = resultAlone ? System.err : System.out;
        Terminal terminal = Terminal.of(resultAlone ? 2 : 1, System.getenv());
        if (quiet) {
            return new QuietDisplay();
        }
        return terminal.live()
                ? new LiveDisplay(out, terminal, System.getenv(), folder)
                : new PlainDisplay(out, folder);
    }
}
