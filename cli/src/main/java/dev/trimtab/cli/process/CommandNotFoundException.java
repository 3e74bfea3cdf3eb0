package dev.trimtab.cli.process;

import java.io.IOException;

/** The program that a trial names is not on this machine. */
public final class CommandNotFoundException extends IOException {

    CommandNotFoundException(String message) {
        super(message);
    }
}
