package dev.trimtab.cli.command;

import dev.trimtab.cli.file.ExperimentFile;
import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a run that a user names by itself or by its experiment's file. */
final class RunFolders {

    private RunFolders() {}

    static RunFolder of(Path path) throws InvalidFileException {
        return Files.isDirectory(path)
                ? new RunFolder(path.toAbsolutePath().normalize())
                : RunFolder.beside(path, ExperimentFile.read(path).name());
    }

    static String noRun(RunFolder folder) {
        return "There is no run in " + folder.path() + ": begin one with trimtab run, or name its folder.";
    }
}
