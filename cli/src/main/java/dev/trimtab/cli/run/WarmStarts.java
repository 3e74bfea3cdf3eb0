package dev.trimtab.cli.run;

import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.journal.Journal;
import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.core.plan.SourceExperiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs that an experiment learns from. */
public final class WarmStarts {

    private WarmStarts() {}

    /**
     * The experiments of spec.warmStart, from the folders of their runs: beside that of this run, or beside the file.
     *
     * @param file of the experiment
     * @param folder of its run
     * @param started whether it has begun before, and goes on without a source that has gone
     * @throws RefusedException if it has not begun, and one of them has never run here
     */
    public static List<SourceExperiment> read(Path file, ExperimentSpec spec, RunFolder folder, boolean started)
            throws RefusedException, IOException {
        List<SourceExperiment> sources = new ArrayList<>();
        for (int i = 0; i < spec.warmStart().size(); i++) {
            String name = spec.warmStart().get(i).experiment();
            RunFolder beside = new RunFolder(folder.path().resolveSibling(name));
            Optional<SourceExperiment> source = read(name, beside);
            if (source.isEmpty()) {
                source = read(name, RunFolder.beside(file, name));
            }
            if (source.isEmpty() && !started) {
                throw new RefusedException(
                        false,
                        "spec.warmStart[" + i + "].experiment: there is no run of " + name + " in " + beside.path()
                                + ": run it first with trimtab run, or leave it out.");
            }
            source.ifPresent(sources::add);
        }
        return sources;
    }

    private static Optional<SourceExperiment> read(String name, RunFolder folder) throws IOException {
        if (!Files.exists(folder.journal())) {
            return Optional.empty();
        }
        History history = History.of(Journal.read(folder.journal()));
        return history.experiment()
                .filter(name::equals)
                .flatMap(known -> history.spec())
                .map(spec -> new SourceExperiment(name, spec, history.views()));
    }
}
