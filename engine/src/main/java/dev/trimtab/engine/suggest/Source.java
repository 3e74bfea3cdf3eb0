package dev.trimtab.engine.suggest;

import java.util.List;
import java.util.Map;

/**
 * What the trials of another study have shown, in its own words: it may have other parameters and measure something else.
 *
 * @param lessons in any order that stays the same
 */
public record Source(List<Lesson> lessons) {
    public Source {
        lessons = List.copyOf(lessons);
    }

    /**
     * One finished trial.
     *
     * @param values by the names of its parameters
     * @param loss smaller is better, finite; in a unit of the source's own
     */
    public record Lesson(Map<String, Object> values, double loss) {
        public Lesson {
            values = Map.copyOf(values);
        }
    }
}
