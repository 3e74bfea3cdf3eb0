package dev.trimtab.cli.file;

import java.io.Serial;
import java.util.List;

/** A file is no experiment that can run; the message has a line for each reason. */
public final class InvalidFileException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    InvalidFileException(String line) {
        super(line);
    }

    InvalidFileException(List<String> lines) {
        super(String.join("\n", lines));
    }
}
