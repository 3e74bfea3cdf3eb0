package dev.trimtab.cli.command;

import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.Journal;
import dev.trimtab.cli.journal.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a run that a user names by itself or by its experiment's file. */
final class RunFolders {

    private RunFolders() {}

    static RunFolder of(Path path) throws InvalidFileException {
        return Files.isDirectory(path)
                ? new RunFolder(path.toAbsolutePath().normalize())
                : RunFolder.beside(path, ExperimentFile.read(path).name());
    }

    /** What the run has come to; empty where none was begun. */
    static Optional<History> history(RunFolder folder) throws IOException {
        return Files.exists(folder.journal())
                ? Optional.of(History.of(Journal.read(folder.journal())))
                        .filter(history -> history.experiment().isPresent())
                : Optional.empty();
    }

    static String noRun(RunFolder folder) {
        return "There is no run in " + folder.path() + ": begin one with trimtab run, or name its folder.";
    }
}
