package dev.trimtab.cli.command;

import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The run of which a command tells something, and how it is to be told. */
final class PastRun {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "DIR|FILE", description = "The folder of a run, or the experiment's YAML file.")
    private Path path = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json|yaml",
            description = "How to write it. Default: table.")
    private Output output = Output.table;

    Output output() {
        return output;
    }

    RunFolder folder() throws InvalidFileException {
        return RunFolders.of(path);
    }

    History history() throws IOException, InvalidFileException {
        RunFolder folder = folder();
        return RunFolders.history(folder).orElseThrow(() -> refused(RunFolders.noRun(folder)));
    }

    ParameterException refused(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
