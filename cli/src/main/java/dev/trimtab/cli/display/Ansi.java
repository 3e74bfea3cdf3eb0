package dev.trimtab.cli.display;

/** The few escape codes that a terminal is sent. */
final class Ansi {

    static final String CLEAR_LINE = "\033[2K\r";
    static final String CLEAR_BELOW = "\033[J";

    private static final String RESET = "\033[0m";

    private final boolean colour;

    /** @param colour whether text is coloured; else it stays as it is */
    Ansi(boolean colour) {
        this.colour = colour;
    }

    String bold(String text) {
        return style("1", text);
    }

    String dim(String text) {
        return style("2", text);
    }

    String green(String text) {
        return style("32", text);
    }

    String red(String text) {
        return style("31", text);
    }

    private String style(String code, String text) {
        return colour ? "\033[" + code + "m" + text + RESET : text;
    }

    static String up(int lines) {
        return lines == 0 ? "" : "\033[" + lines + "A";
    }

    /** What a trial printed must not move the cursor. */
    static String withoutControls(String text) {
        return text.replaceAll("\033\\[[0-9;?]*[A-Za-z]", "").replaceAll("\\p{Cntrl}", " ");
    }
}
