package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.TrialRecord;

/** Shows nothing. */
public final class QuietDisplay implements Display {

    @Override
    public void note(String sentence) {}

    @Override
    public void retrying(TrialRecord trial, String sentence) {}

    @Override
    public void finished(TrialRecord trial, Progress progress) {}

    @Override
    public void refresh(Progress progress) {}

    @Override
    public void close() {}
}
