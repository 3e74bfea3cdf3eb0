package dev.trimtab.cli.journal;

import java.io.IOException;
import java.util.List;

/** A run folder in use: what has happened in it, and what happens next. */
public final class OpenFolder implements AutoCloseable {

    private final RunFolder folder;
    private final History history;
    private final Journal journal;
    private final FolderLock lock;

    OpenFolder(RunFolder folder, History history, Journal journal, FolderLock lock) {
        this.folder = folder;
        this.history = history;
        this.journal = journal;
        this.lock = lock;
    }

    public RunFolder folder() {
        return folder;
    }

    public History history() {
        return history;
    }

    /** Returns when the events are on disk and in the history. */
    public void record(Event... events) throws IOException {
        journal.append(List.of(events));
        List.of(events).forEach(history::add);
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lock.close();
    }
}
