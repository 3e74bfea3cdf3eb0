package dev.trimtab.engine.study;

/** Which values of an objective are good ones. */
public enum Goal {
    MAXIMIZE,
    MINIMIZE;

    /** Whether {@code value} is as good as {@code other} or better. */
    public boolean reaches(double value, double other) {
        return this == MAXIMIZE ? value >= other : value <= other;
    }
}
