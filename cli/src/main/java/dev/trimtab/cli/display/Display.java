package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.TrialRecord;

/** Shows a run while it goes on. */
public interface Display extends AutoCloseable {

    /** Something that the user should know, once. */
    void note(String sentence);

    /** A trial failed and is tried again. */
    void retrying(TrialRecord trial, String sentence);

    /** A trial is over. */
    void finished(TrialRecord trial, Progress progress);

    /** Called a few times a second. */
    void refresh(Progress progress);

    /** Leaves what stands there for good. */
    @Override
    void close();
}
