package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.engine.study.TrialState;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block at the foot of the terminal that is redrawn in place; what is said for good scrolls away above it. */
public final class LiveDisplay implements Display {

    /** How often the size of the terminal is asked for. */
    private static final Duration SIZE_AGE = Duration.ofSeconds(2);

    private static final Duration DRAW_AGE = Duration.ofMillis(200);

    private final PrintStream out;
    private final Map<String, String> environment;
    private final Block block;
    private final FirstFailure firstFailure;
    private Terminal.@Nullable Size size;
    private Instant sizeTime = Instant.EPOCH;
    private List<String> drawn = List.of();
    private Instant drawnTime = Instant.EPOCH;

    public LiveDisplay(PrintStream out, Terminal terminal, Map<String, String> environment, RunFolder folder) {
        this.out = out;
        this.environment = environment;
        this.block = new Block(new Ansi(terminal.colour()));
        this.firstFailure = new FirstFailure(folder);
    }

    @Override
    public void note(String sentence) {
        above(List.of(sentence));
    }

    @Override
    public void retrying(TrialRecord trial, String sentence) {
        above(List.of("trial " + trial.name() + ": " + sentence));
    }

    @Override
    public void finished(TrialRecord trial, Progress progress) {
        if (trial.state() == TrialState.FAILED) {
            above(List.of(Lines.finished(trial, progress)));
            above(firstFailure.lines(trial));
        }
    }

    @Override
    public void refresh(Progress progress) {
        if (progress.now().isBefore(drawnTime.plus(DRAW_AGE))) {
            return;
        }
        drawnTime = progress.now();
        draw("", block.lines(progress, size(progress.now())));
    }

    private Terminal.Size size(Instant now) {
        if (size == null || now.isAfter(sizeTime.plus(SIZE_AGE))) {
            size = Terminal.Size.now(environment);
            sizeTime = now;
        }
        return size;
    }

    private void above(List<String> lines) {
        if (!lines.isEmpty()) {
            draw(String.join("\n", lines) + "\n", drawn);
        }
    }

    /** In one write, so that nothing flickers. */
    private void draw(String above, List<String> lines) {
        out.print(Ansi.up(drawn.size())
                + Ansi.CLEAR_LINE
                + Ansi.CLEAR_BELOW
                + above
                + (lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
        out.flush();
        drawn = lines;
    }

    @Override
    public void close() {
        draw("", List.of());
    }
}
