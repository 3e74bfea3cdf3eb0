package dev.trimtab.engine.schedule;

/**
 * That a trial should stop.
 *
 * @param reason one CamelCase word
 * @param message a sentence
 */
public record Verdict(String reason, String message) {
    /**
     * A trial has too many others before it.
     *
     * @param step as sentences call it, such as "epoch 9"
     * @param better how many are before it
     * @param among how many it was compared with, and what they have in common
     * @param allowed how many of them go on
     */
    static Verdict behind(String reason, String step, int better, String among, int allowed) {
        return new Verdict(
                reason,
                "At " + step + " it is behind " + better + (better == 1 ? " other trial" : " other trials")
                        + ": of the " + among + ", "
                        + (allowed == 1 ? "only the best goes on." : "the best " + allowed + " go on."));
    }
}
