package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.RunFolder;
import dev.trimtab.cli.journal.TrialRecord;
import java.io.PrintStream;

/** A line for each thing that happens, for logs and for terminals that cannot redraw. */
public final class PlainDisplay implements Display {

    private final PrintStream out;
    private final FirstFailure firstFailure;

    public PlainDisplay(PrintStream out, RunFolder folder) {
        this.out = out;
        this.firstFailure = new FirstFailure(folder);
    }

    @Override
    public void note(String sentence) {
        out.println(sentence);
    }

    @Override
    public void retrying(TrialRecord trial, String sentence) {
        out.println("trial " + trial.name() + ": " + sentence);
    }

    @Override
    public void finished(TrialRecord trial, Progress progress) {
        out.println(Lines.finished(trial, progress));
        firstFailure.lines(trial).forEach(out::println);
    }

    @Override
    public void refresh(Progress progress) {}

    @Override
    public void close() {
        out.flush();
    }
}
