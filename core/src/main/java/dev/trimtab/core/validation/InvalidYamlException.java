package dev.trimtab.core.validation;

/** A text that is no YAML. The message is a sentence with line and column. */
public final class InvalidYamlException extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;

    InvalidYamlException(int line, int column, String sentence) {
        super(line > 0 ? "line " + line + ", column " + column + ": " + sentence : sentence);
        this.line = line;
    }

    /** Counted from 1; 0 when unknown. */
    public int line() {
        return line;
    }
}
