package dev.trimtab.cli.result;

import dev.trimtab.cli.display.Texts;
import dev.trimtab.engine.analyse.Prospect;

/** What is left to gain, in words. */
final class Prospects {

    private Prospects() {}

    static String sentence(String metric, Prospect prospect) {
        String left = metric + " can still get better by about " + Texts.number(prospect.expected())
                + ", and hardly by more than " + Texts.number(prospect.bound());
        if (!prospect.isExhausted()) {
            return left + ": more trials may pay.";
        }
        return prospect.bound() <= prospect.noise()
                ? left + ", which is less than the noise of one measurement, " + Texts.number(prospect.noise())
                        + ": more trials hardly pay."
                : left + ", next to nothing against the " + Texts.number(prospect.gained())
                        + " that the best trial is ahead of half of them: more trials hardly pay.";
    }
}
