package dev.trimtab.cli.command;

import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.RunFolderException;
import dev.trimtab.cli.run.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;

/** What is said when a command cannot do its work. */
final class Failures {

    private Failures() {}

    static int exitCode(Exception exception) {
        return switch (exception) {
            case InvalidFileException invalid -> ExitCode.FAILED;
            case RefusedException refused -> refused.wrongFile() ? ExitCode.FAILED : ExitCode.USAGE;
            case RunFolderException unusable -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }

    static String sentence(Exception exception) {
        return switch (exception) {
            case InvalidFileException invalid -> String.valueOf(invalid.getMessage());
            case RefusedException refused -> String.valueOf(refused.getMessage());
            case RunFolderException unusable -> String.valueOf(unusable.getMessage());
            case FileSystemException file ->
                file.getFile() + ": "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
            case IOException io -> String.valueOf(io.getMessage());
            default -> "This is a bug in trimtab; please report it with what follows.\n" + trace(exception);
        };
    }

    private static String trace(Exception exception) {
        var text = new StringWriter();
        exception.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
