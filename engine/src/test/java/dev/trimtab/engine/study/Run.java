package dev.trimtab.engine.study;

import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Carries decisions out as a cluster would, on its worst day: starts get lost in a crash and are asked for again, trials
 * finish in any order and with any outcome, some vanish, limits change.
 */
final class Run {
    final Map<Integer, Start> started = new TreeMap<>();
    private Study study;

    private Run(Study study) {
        this.study = study;
    }

    /** One trial after the other, all of them well. */
    static Run orderly(Study study) {
        Limits limits = new Limits(study.limits().maxTrials(), 1, study.limits().maxFailedTrials());
        return new Run(Studies.with(study, limits)).toTheEnd(null);
    }

    static Run chaotic(Study study, long seed) {
        return new Run(study).toTheEnd(new SplittableRandom(seed));
    }

    Study study() {
        return study;
    }

    Finish finish() {
        return (Finish) Tuner.decide(study).getLast();
    }

    private Run toTheEnd(@Nullable SplittableRandom chaos) {
        for (int step = 0; step < 10_000; step++) {
            List<Decision> decisions = Tuner.decide(study);
            if (!decisions.isEmpty() && decisions.getLast() instanceof Finish) {
                return this;
            }
            List<StudyTrial> trials = new ArrayList<>(study.trials());
            for (Decision decision : decisions) {
                // A crash between decision and creation: the rest of the starts is lost.
                if (chaos != null && chaos.nextInt(4) == 0) {
                    break;
                }
                create((Start) decision, trials);
            }
            if (!trials.isEmpty()) {
                int which = chaos == null ? trials.size() - 1 : chaos.nextInt(trials.size());
                StudyTrial trial = trials.get(which);
                if (chaos != null && chaos.nextInt(20) == 0) {
                    trials.remove(which);
                } else if (!trial.state().isFinished()) {
                    trials.set(which, finished(trial, step, chaos));
                }
            }
            study = Studies.with(study, trials);
            if (chaos != null && chaos.nextInt(5) == 0) {
                Limits limits = study.limits();
                study = Studies.with(
                        study, new Limits(limits.maxTrials(), 1 + chaos.nextInt(6), limits.maxFailedTrials()));
            }
        }
        throw new AssertionError("the study never ended");
    }

    /** A trial that is started again must be the very same. */
    private void create(Start start, List<StudyTrial> trials) {
        Start before = started.putIfAbsent(start.index(), start);
        if (before != null && !before.equals(start)) {
            throw new AssertionError("first " + before + ", then " + start);
        }
        trials.add(StudyTrial.of("t-" + start.index(), start.index(), start.parameters(), TrialState.PENDING, null, 0));
    }

    private static StudyTrial finished(StudyTrial trial, long finishedAt, @Nullable SplittableRandom chaos) {
        TrialState state = chaos == null
                ? TrialState.SUCCEEDED
                : List.of(TrialState.SUCCEEDED, TrialState.STOPPED, TrialState.FAILED)
                        .get(chaos.nextInt(3));
        Double value = chaos == null ? (Double) 1.0 : (Double) chaos.nextDouble();
        return StudyTrial.of(trial.id(), trial.index(), trial.parameters(), state, value, finishedAt);
    }
}
