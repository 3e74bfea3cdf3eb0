package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Race;
import dev.trimtab.engine.schedule.Repetition;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.suggest.Suggester;
import dev.trimtab.engine.suggest.sobol.Fresh;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves a place where nothing new comes up. Models take losses for smooth; where a quarter of the last trials did exactly what others
 * had done, the loss is made of flat pieces and the search is caught on one of them, at whose rim a smooth function would be
 * better still. Then points come from all over the space, until hardly any of the last trials has.
 */
record Wandering(Fresh fresh) implements Suggester {
    private static final int LAST = 8;

    /** The suggester, or one that leads it away from where the study is caught. */
    static Suggester of(Study study, Suggester suggester) {
        return suggester.learns() && isCaught(study)
                ? new Wandering(new Fresh(study.space(), study.seed()))
                : suggester;
    }

    private static boolean isCaught(Study study) {
        List<StudyTrial> finished = study.trials().stream()
                .filter(trial -> trial.state().isFinished())
                .sorted(Histories.AS_THEY_FINISHED)
                .toList();
        if (finished.size() < LAST
                || finished.stream().allMatch(trial -> trial.curve().isEmpty())) {
            return false;
        }
        Race race = Races.race(study);
        long repeated = finished.subList(finished.size() - LAST, finished.size()).stream()
                .filter(trial -> trial.state() == TrialState.STOPPED)
                .filter(trial ->
                        Repetition.original(Races.curve(study, trial), race).isPresent())
                .count();
        return 4 * repeated >= LAST;
    }

    @Override
    public Optional<Point> suggest(int index, Set<Point> taken) {
        return fresh.spread(index, taken);
    }
}
