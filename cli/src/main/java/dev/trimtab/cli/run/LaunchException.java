package dev.trimtab.cli.run;

import java.io.Serial;

/** An attempt could not be started; the trial's state machine says what comes of it. */
final class LaunchException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    LaunchException(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** One CamelCase word. */
    String reason() {
        return reason;
    }
}
