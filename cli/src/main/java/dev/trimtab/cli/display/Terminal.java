package dev.trimtab.cli.display;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The terminal, if there is one.
 *
 * @param live whether it can redraw what stands there
 */
public record Terminal(boolean live, boolean colour) {

    /** The property by which the launcher tells which streams are a terminal: 1, 2 or both, such as {@code 12}. */
    private static final String STREAMS = "trimtab.terminal";

    /** @param stream 1 for standard output, 2 for standard error */
    public static Terminal of(int stream, Map<String, String> environment) {
        String streams = System.getProperty(STREAMS, System.console() == null ? "" : "12");
        boolean live = streams.contains(Integer.toString(stream))
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** Lines and columns. */
    record Size(int rows, int columns) {

        private static final Size USUAL = new Size(24, 80);

        /** Asks the terminal, then the environment. */
        static Size now(Map<String, String> environment) {
            try {
                Process stty = new ProcessBuilder("stty", "size")
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/tty")))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                String[] size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                        .strip()
                        .split(" ");
                if (size.length == 2 && Integer.parseInt(size[1]) > 0) {
                    return new Size(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
                }
            } catch (IOException | NumberFormatException noTerminal) {
                // The environment may know.
            }
            return new Size(
                    number(environment, "LINES", USUAL.rows()), number(environment, "COLUMNS", USUAL.columns()));
        }

        private static int number(Map<String, String> environment, String name, int otherwise) {
            String text = environment.getOrDefault(name, "");
            return text.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(text) : otherwise;
        }
    }
}
