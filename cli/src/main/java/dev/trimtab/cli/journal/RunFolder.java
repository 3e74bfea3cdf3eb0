package dev.trimtab.cli.journal;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where an experiment's journal and the logs of its trials are.
 *
 * @param path absolute
 */
public record RunFolder(Path path) {

    /** The folder of an experiment unless the user names another one: beside its file. */
    public static RunFolder beside(Path file, String experiment) {
        return new RunFolder(
                file.toAbsolutePath().normalize().resolveSibling(".trimtab").resolve(experiment));
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path trials() {
        return path.resolve("trials");
    }

    /** The path of an attempt's log without its ending. */
    public Path attempt(String trial, int attempt) {
        return trials().resolve(trial).resolve(Integer.toString(attempt));
    }

    public Path log(String trial, int attempt) {
        return Path.of(attempt(trial, attempt) + ".log");
    }

    /** Whether a runner is at work in it. */
    public boolean isInUse() throws IOException {
        return FolderLock.isHeld(path.resolve("lock"));
    }

    /**
     * Takes the folder into use.
     *
     * @param fresh whether what is in it is moved aside first
     * @throws RunFolderException if another runner is at work in it, or it belongs to another experiment
     */
    public OpenFolder open(String experiment, ExperimentSpec spec, boolean fresh)
            throws IOException, RunFolderException {
        Files.createDirectories(path);
        if (fresh) {
            moveAside();
            Files.createDirectories(path);
        }
        FolderLock lock = FolderLock.take(path.resolve("lock"));
        try {
            History history = Files.exists(journal()) ? History.of(Journal.read(journal())) : new History();
            refuseAnother(history, experiment, spec);
            return new OpenFolder(this, history, Journal.open(journal()), lock);
        } catch (IOException | RunFolderException refused) {
            lock.close();
            throw refused;
        }
    }

    private void moveAside() throws IOException, RunFolderException {
        if (!Files.exists(journal())) {
            return;
        }
        FolderLock lock = FolderLock.take(path.resolve("lock"));
        try {
            int number = 1;
            while (Files.exists(aside(number))) {
                number++;
            }
            Files.move(path, aside(number));
        } finally {
            lock.close();
        }
    }

    private Path aside(int number) {
        return path.resolveSibling(path.getFileName() + ".old-" + number);
    }

    private void refuseAnother(History history, String experiment, ExperimentSpec spec) throws RunFolderException {
        String known = history.experiment().orElse(experiment);
        if (!known.equals(experiment)) {
            throw new RunFolderException(path + " holds the run of the experiment " + known + ", not of " + experiment
                    + ": name another folder with --dir.");
        }
        List<String> changed = history.spec()
                .map(before -> ImmutableParts.changed(before, spec))
                .orElse(List.of());
        if (!changed.isEmpty()) {
            throw new RunFolderException("spec." + String.join(" and spec.", changed)
                    + (changed.size() == 1 ? " has" : " have") + " changed since the trials in " + path
                    + " ran, so they no longer fit: change it back, name another folder with --dir, or begin anew with"
                    + " --fresh, which moves the old folder aside.");
        }
    }
}
