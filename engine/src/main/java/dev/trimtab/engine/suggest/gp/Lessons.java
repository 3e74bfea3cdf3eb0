package dev.trimtab.engine.suggest.gp;

import dev.trimtab.engine.space.Axis;
import dev.trimtab.engine.space.Condition;
import dev.trimtab.engine.space.Encoding;
import dev.trimtab.engine.space.Parameter;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import dev.trimtab.engine.suggest.Observation;
import dev.trimtab.engine.suggest.Source;
import dev.trimtab.engine.suggest.Source.Lesson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a source has to say in a space of ours. A parameter is shared where its name is, at least half of the source's values
 * can be taken here, and so is the parameter that it depends on. Lessons with another value of a shared parameter, or none where
 * it is active, are left out.
 *
 * @param shared the axes that the source knows
 * @param observations in the source's order; their points lack what is not shared
 */
record Lessons(boolean[] shared, List<Observation> observations) {
    /** Fewer say too little. */
    private static final int FEWEST = 4;

    /** Of those sources that have enough to say. */
    static List<Lessons> of(Encoding encoding, List<Source> sources) {
        return sources.stream()
                .map(source -> of(encoding, source))
                .filter(lessons -> lessons.observations().size() >= FEWEST)
                .toList();
    }

    static Lessons of(Encoding encoding, Source source) {
        Space space = encoding.space();
        Set<String> names = names(space, source.lessons());
        List<Observation> observations = new ArrayList<>();
        for (Lesson lesson : source.lessons()) {
            point(space, names, lesson)
                    .ifPresent(point -> observations.add(new Observation(point, List.of(lesson.loss()), List.of())));
        }
        boolean[] shared = new boolean[encoding.size()];
        for (int axis = 0; axis < shared.length; axis++) {
            Axis here = encoding.axes().get(axis);
            shared[axis] =
                    names.contains(space.parameters().get(here.parameter()).name());
        }
        return new Lessons(shared, observations);
    }

    private static Set<String> names(Space space, List<Lesson> lessons) {
        Set<String> names = new HashSet<>();
        for (Parameter parameter : space.parameters()) {
            List<Object> values = lessons.stream()
                    .map(lesson -> lesson.values().get(parameter.name()))
                    .filter(Objects::nonNull)
                    .toList();
            long fitting = values.stream().filter(parameter::contains).count();
            if (fitting > 0 && 2 * fitting >= values.size()) {
                names.add(parameter.name());
            }
        }
        boolean changed = true;
        while (changed) {
            changed = names.removeIf(name -> space.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals(name) && isOrphan(parameter, names)));
        }
        return names;
    }

    private static boolean isOrphan(Parameter parameter, Set<String> names) {
        Condition when = parameter.when();
        return when != null && !names.contains(when.parameter());
    }

    private static Optional<Point> point(Space space, Set<String> names, Lesson lesson) {
        Map<String, Object> values = new HashMap<>(lesson.values());
        values.keySet().retainAll(names);
        Map<String, Object> kept = new HashMap<>();
        for (Parameter parameter : space.parameters()) {
            Object value = values.get(parameter.name());
            boolean active = names.contains(parameter.name()) && space.isActive(parameter.name(), values);
            if (active && (value == null || !parameter.contains(value))) {
                return Optional.empty();
            }
            if (active) {
                kept.put(parameter.name(), value);
            }
        }
        return kept.isEmpty() ? Optional.empty() : Optional.of(space.typed(kept));
    }

    /** The best ones first. */
    List<Point> best() {
        return observations.stream()
                .sorted((one, other) -> Double.compare(one.loss(), other.loss()))
                .map(Observation::point)
                .toList();
    }

    /** Features as the source sees them: all points are alike on what it does not know. */
    double[] seen(double[] features) {
        double[] seen = Arrays.copyOf(features, features.length);
        for (int axis = 0; axis < seen.length; axis++) {
            seen[axis] = shared[axis] ? seen[axis] : 0;
        }
        return seen;
    }
}
