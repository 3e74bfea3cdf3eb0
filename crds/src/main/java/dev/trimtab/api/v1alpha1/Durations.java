package dev.trimtab.api.v1alpha1;

import java.time.Duration;

/** Durations as the API writes them: hours, minutes and seconds, each optional, in this order, such as {@code 1h30m}. */
public final class Durations {

    static final String RULE = "self.matches('^([0-9]+h)?([0-9]+m)?([0-9]+s)?$')";
    static final String MESSAGE = "write a duration as hours, minutes and seconds, such as 90s, 30m, 2h or 1h30m";

    private Durations() {}

    /** @throws java.time.format.DateTimeParseException if the text is not such a duration */
    public static Duration parse(String text) {
        return Duration.parse("PT" + text);
    }
}
