package dev.trimtab.cli.journal;

import java.io.Serial;

/** A run folder cannot be used; the message says why and what to do. */
public final class RunFolderException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    RunFolderException(String message) {
        super(message);
    }
}
