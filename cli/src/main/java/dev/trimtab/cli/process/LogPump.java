package dev.trimtab.cli.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Carries what a process prints into its log, unchanged, and hands it on line by line. */
final class LogPump implements Runnable {

    /** What is longer than this is no report; the rest of such a line goes to the log only. */
    private static final int MAX_LINE = 20_000;

    private final InputStream output;
    private final Path log;
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    LogPump(InputStream output, Path log, Consumer<String> lines) {
        this.output = output;
        this.log = log;
        this.lines = lines;
    }

    @Override
    public void run() {
        try (OutputStream file = Files.newOutputStream(log)) {
            pump(file);
        } catch (IOException closed) {
            // The process is gone: what it printed has been read.
        }
        endLine();
    }

    private void pump(OutputStream file) throws IOException {
        byte[] chunk = new byte[8192];
        boolean writable = true;
        for (int length = output.read(chunk); length >= 0; length = output.read(chunk)) {
            writable = writable && write(file, chunk, length);
            for (int i = 0; i < length; i++) {
                take(chunk[i]);
            }
        }
    }

    /** A full disk costs the log, not the trial: a pipe that nobody reads would stop it for ever. */
    private static boolean write(OutputStream file, byte[] chunk, int length) {
        try {
            file.write(chunk, 0, length);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /** A progress bar ends its lines with a carriage return. */
    private void take(byte next) {
        if (next == '\n' || next == '\r') {
            endLine();
        } else if (line.size() < MAX_LINE) {
            line.write(next);
        }
    }

    private void endLine() {
        if (line.size() > 0) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
