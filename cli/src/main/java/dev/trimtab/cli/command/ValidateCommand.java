package dev.trimtab.cli.command;

import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.file.InvalidFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description =
                "Say what the cluster would say to a file, without a cluster: each problem as 'file:line: field: sentence'.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {"  trimtab validate experiment.yaml", "  trimtab validate examples/*/experiment.yaml"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all files are valid", "1:a file is not valid"})
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "YAML files with experiments or trials.")
    private List<Path> files = new ArrayList<>();

    @Override
    public Integer call() {
        boolean valid = true;
        for (Path file : files) {
            List<String> problems = problems(file);
            problems.forEach(System.err::println);
            if (problems.isEmpty()) {
                System.out.println(file + ": valid");
            }
            valid &= problems.isEmpty();
        }
        return valid ? ExitCode.SUCCESS : ExitCode.FAILED;
    }

    private static List<String> problems(Path file) {
        try {
            return ExperimentFile.problems(file);
        } catch (InvalidFileException unreadable) {
            return List.of(String.valueOf(unreadable.getMessage()));
        }
    }
}
