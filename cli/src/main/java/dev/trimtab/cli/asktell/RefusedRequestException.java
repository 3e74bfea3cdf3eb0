package dev.trimtab.cli.asktell;

import java.io.Serial;

/** A request that cannot be granted; the message is the sentence that the client gets for it. */
final class RefusedRequestException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    RefusedRequestException(String sentence) {
        super(sentence);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
