package dev.trimtab.cli.run;

import java.io.Serial;

/** An experiment that is valid, and that this machine cannot run as it was asked to; the message says what to do. */
public final class RefusedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final boolean wrongFile;

    RefusedException(boolean wrongFile, String message) {
        super(message);
        this.wrongFile = wrongFile;
    }

    /** Whether the file must change; else another option or another machine will do. */
    public boolean wrongFile() {
        return wrongFile;
    }
}
