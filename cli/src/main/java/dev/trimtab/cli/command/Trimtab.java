package dev.trimtab.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code trimtab}. */
@Command(
        name = "trimtab",
        description = {
            "Find the settings that serve a training run best, on this machine or on a Kubernetes cluster, from the same"
                    + " YAML file."
        },
        subcommands = {
            RunCommand.class,
            ValidateCommand.class,
            StatusCommand.class,
            AnalyseCommand.class,
            AskTellCommand.class
        },
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  trimtab run examples/quickstart/experiment.yaml",
            "  trimtab validate experiment.yaml",
            "  trimtab status experiment.yaml",
            "  trimtab analyse experiment.yaml",
            "  trimtab ask-tell",
            "",
            "Each command explains itself: trimtab run --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the experiment failed, or a file is not valid",
            "2:trimtab was called in a way that it does not understand, or the run cannot be made here",
            "130:the run was interrupted; the same command goes on with it"
        })
public final class Trimtab implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: run, validate, status, analyse or ask-tell.");
    }

    /** Runs the command that the arguments name, and returns its exit code. */
    public static int execute(String... arguments) {
        return new CommandLine(new Trimtab())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, parsed) -> {
                    command.getErr().println(Failures.sentence(exception));
                    return Failures.exitCode(exception);
                })
                .execute(arguments);
    }
}
