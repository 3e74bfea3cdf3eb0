package dev.trimtab.core.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that was probably meant. */
final class Suggestion {

    private Suggestion() {}

    /** The nearest of the words, if one is near: a third of the letters may be wrong, swapped, missing or too many. */
    static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word -> !word.equals(written) && distance(written, word) <= Math.max(1, written.length() / 3))
                .min(Comparator.<String>comparingInt(word -> distance(written, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean "x"?}, or nothing. */
    static String didYouMean(String written, Collection<String> words) {
        return nearest(written, words)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** Optimal string alignment: the fewest insertions, deletions, replacements and swaps of neighbours. */
    static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, Math.min(last[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = now;
        }
        return last[b.length()];
    }
}
