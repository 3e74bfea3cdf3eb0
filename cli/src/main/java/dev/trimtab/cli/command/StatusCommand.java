package dev.trimtab.cli.command;

import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.result.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = "Show how far a run on this machine is, while it goes on or afterwards.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  trimtab status experiment.yaml",
            "  trimtab status .trimtab/quickstart --output json | jq .status.best"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the run was found", "1:the file is not valid", "2:there is no run"})
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|FILE", description = "The folder of a run, or the experiment's YAML file.")
    private Path path = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml",
            description = "How to write it. Default: table.")
    private Output output = Output.table;

    @Override
    public Integer call() throws IOException, InvalidFileException {
        RunFolder folder = RunFolders.of(path);
        History history = RunFolders.history(folder)
                .orElseThrow(() -> new ParameterException(spec.commandLine(), RunFolders.noRun(folder)));
        Clock clock = Clock.systemUTC();
        System.out.print(output.write(Result.of(folder, history, folder.isInUse(), clock.instant())));
        return ExitCode.SUCCESS;
    }
}
