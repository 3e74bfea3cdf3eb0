package dev.trimtab.core.constraint;

/** A constraint that is none. */
public final class InvalidConstraintException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int index;

    InvalidConstraintException(int index, String sentence) {
        super(sentence);
        this.index = index;
    }

    /** Its place in the list, counted from 0. */
    public int index() {
        return index;
    }
}
