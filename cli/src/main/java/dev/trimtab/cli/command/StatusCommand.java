package dev.trimtab.cli.command;

import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.result.Result;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private PastRun run = new PastRun();

    @Override
    public Integer call() throws IOException, InvalidFileException {
        RunFolder folder = run.folder();
        History history = run.history();
        Clock clock = Clock.systemUTC();
        System.out.print(run.output().write(Result.of(folder, history, folder.isInUse(), clock.instant())));
        return ExitCode.SUCCESS;
    }
}
