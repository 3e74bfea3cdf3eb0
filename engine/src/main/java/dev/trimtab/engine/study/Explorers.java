package dev.trimtab.engine.study;

import dev.trimtab.engine.schedule.Curve;
import dev.trimtab.engine.suggest.population.Bandit;
import dev.trimtab.engine.suggest.population.Change;
import dev.trimtab.engine.suggest.population.Explorer;
import dev.trimtab.engine.suggest.population.Perturbation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the members of a population find new parameters. */
final class Explorers {
    private static final Comparator<StudyTrial> BY_INDEX =
            Comparator.comparingInt(StudyTrial::index).thenComparing(StudyTrial::id);

    private Explorers() {}

    static Explorer of(Algorithm.Populating settings, Study study) {
        return switch (settings) {
            case Algorithm.Pbt pbt -> new Perturbation(study.space(), pbt.resample());
            case Algorithm.Pb2 pb2 -> bandit(pb2.interval(), study);
        };
    }

    private static Bandit bandit(long interval, Study study) {
        Map<String, Curve> curves = new HashMap<>();
        study.trials().forEach(trial -> curves.put(trial.id(), Races.curve(study, trial)));
        List<Change> changes = new ArrayList<>();
        List<Change> running = new ArrayList<>();
        study.trials().stream().sorted(BY_INDEX).forEach(trial -> {
            var point = study.space().typed(trial.parameters().values());
            long to = trial.budget() == null ? 0 : trial.budget();
            long from = trial.parent() == null ? 0 : trial.parent().steps();
            double before =
                    from == 0 ? Double.NaN : before(curves.get(trial.parent().trialId()), from);
            Curve curve = curves.get(trial.id());
            for (long begin = from; begin < to; begin += interval) {
                double after = curve.lossUpTo(Math.min(begin + interval, to));
                boolean over = !trial.state().isUnderWay() || begin + interval < to;
                Change change = new Change(begin, point, before - after);
                if (!over) {
                    running.add(new Change(begin, point, 0));
                } else if (Double.isFinite(change.gain())) {
                    changes.add(change);
                }
                before = after;
            }
        });
        return new Bandit(study.space(), interval, changes, running);
    }

    private static double before(@Nullable Curve parent, long step) {
        return parent == null ? Double.NaN : parent.lossUpTo(step);
    }
}
