package dev.trimtab.cli.asktell;

import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.suggest.Source;
import dev.trimtab.engine.suggest.Source.Lesson;
import java.util.List;
import java.util.Optional;

/** Reads what other studies have shown: a list of results for each of them. */
final class WarmStarts {

    private WarmStarts() {}

    static List<Source> read(Fields init, SearchSpace space, List<Objective> objectives) {
        boolean maximize = !objectives.isEmpty() && objectives.getFirst().goal() == Goal.MAXIMIZE;
        return init.tables("warm_start").stream()
                .map(results -> new Source(results.stream()
                        .flatMap(result -> lesson(result, space, maximize).stream())
                        .toList()))
                .toList();
    }

    /** Empty where the trial failed. */
    private static Optional<Lesson> lesson(Fields result, SearchSpace space, boolean maximize) {
        var values = space.foreign(result.object("params"));
        List<Double> told = result.numbers("values");
        if (result.truth("failed")) {
            return Optional.empty();
        }
        if (told.isEmpty()) {
            throw new RefusedRequestException(
                    result.path("values") + " has no number: write that of the objective, or failed: true.");
        }
        return Optional.of(new Lesson(values, maximize ? -told.getFirst() : told.getFirst()));
    }
}
