package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.engine.study.TrialState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of the log of the first trial that fails: what is wrong with one is mostly wrong with all. */
final class FirstFailure {

    private static final int LINES = 10;
    private static final int BYTES = 4096;

    private final RunFolder folder;
    private boolean shown;

    FirstFailure(RunFolder folder) {
        this.folder = folder;
    }

    /** Lines to show; none from the second failure on. */
    List<String> lines(TrialRecord trial) {
        if (shown || trial.state() != TrialState.FAILED) {
            return List.of();
        }
        shown = true;
        Path log = folder.log(trial.name(), trial.attempts().current());
        List<String> tail = tail(log);
        List<String> lines = new ArrayList<>();
        if (!tail.isEmpty()) {
            lines.add("  The log " + log + " ends with:");
            tail.forEach(line -> lines.add("  | " + line));
        }
        return lines;
    }

    private static List<String> tail(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] bytes = new byte[BYTES];
            int length = Math.max(0, file.read(bytes));
            List<String> lines = new String(bytes, 0, length, StandardCharsets.UTF_8)
                    .lines()
                    .map(Ansi::withoutControls)
                    .toList();
            return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
        } catch (IOException noLog) {
            return List.of();
        }
    }
}
