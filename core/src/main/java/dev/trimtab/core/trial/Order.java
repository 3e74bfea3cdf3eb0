package dev.trimtab.core.trial;

/** What the experiment wants of a trial that is not finished. */
public sealed interface Order {

    /** Go on. */
    record Run() implements Order {}

    /** Give the resources back, and run again when the experiment is resumed. */
    record Suspend() implements Order {}

    /**
     * End now.
     *
     * @param reason one CamelCase word
     * @param message a sentence
     */
    record Stop(String reason, String message) implements Order {}
}
