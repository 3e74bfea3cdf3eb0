package dev.trimtab.engine.study;

import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision.Resume;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.study.Decision.Stop;
import dev.trimtab.engine.suggest.Hash;
import dev.trimtab.engine.suggest.Memory;
import dev.trimtab.engine.suggest.sobol.Inside;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Population based training (Jaderberg et al., "Population based training of neural networks", 2017, algorithm 1), without anybody
 * waiting: each time a member has come to the end of an interval it is compared with where the others were at the end of theirs.
 * If it is among the worst, it is given up, and its place goes to a copy of one of the best: a trial that starts from that one's
 * checkpoint with other parameters. Else it goes on as it is. A member that failed gets such a successor, too.
 *
 * <p>All of it can be read from the trials: who is neither stopped nor failed is a member, and where there are too few one is
 * missing. So a shell may be killed between the end of a member and the start of its successor.
 */
final class Population {
    private static final long PARENTS = 11;
    private static final long EXPLORING = 12;

    private static final Comparator<StudyTrial> BY_INDEX =
            Comparator.comparingInt(StudyTrial::index).thenComparing(StudyTrial::id);

    private final Algorithm.Populating settings;
    private final long max;
    private final List<Decision> moves = new ArrayList<>();
    private Study now;

    Population(Algorithm.Populating settings, Study study) {
        this.settings = settings;
        this.now = study;
        this.max = study.fidelity() == null
                ? settings.interval()
                : study.fidelity().max();
    }

    static boolean isTrained(Study study) {
        return study.algorithm() instanceof Algorithm.Populating populating
                && study.unfinished().isEmpty()
                && members(study).count() >= populating.population();
    }

    Plan plan(Memory memory) {
        List<StudyTrial> paused = members(now)
                .filter(trial -> trial.state() == TrialState.PAUSED)
                .sorted(Comparator.comparingLong(this::reached).thenComparing(BY_INDEX))
                .toList();
        for (StudyTrial member : paused) {
            if (now.room() > 0) {
                goOn(member);
            }
        }
        boolean exhausted = false;
        while (!exhausted && now.room() > 0 && mayStart() && members(now).count() < settings.population()) {
            exhausted = !fill(memory);
        }
        return new Plan(moves, exhausted);
    }

    private void goOn(StudyTrial member) {
        Optional<StudyTrial> better = mayStart() ? better(member) : Optional.empty();
        if (better.isPresent()) {
            moves.add(new Stop(
                    member.id(),
                    "Outdone",
                    "At step " + reached(member)
                            + " it is among the worst of the population: its place goes to a copy of "
                            + better.get().id() + "."));
            replace(member.withState(TrialState.STOPPED));
            succeed(better.get());
        } else {
            long budget = Math.min(reached(member) + settings.interval(), max);
            moves.add(new Resume(member.id(), budget));
            replace(member.goingOn(TrialState.PENDING, budget));
        }
    }

    /** Another member where one is missing; false where there is no point for it. */
    private boolean fill(Memory memory) {
        long begun = now.trials().stream()
                .filter(trial -> trial.isPlanned() && trial.parent() == null)
                .count();
        List<StudyTrial> best = best(ranked());
        if (begun >= settings.population() && !best.isEmpty()) {
            succeed(best.get((int) (Hash.bits(now.seed(), PARENTS, freeIndex()) >>> 33) % best.size()));
            return true;
        }
        Plan fresh = Plan.starts(now, 1, memory);
        for (Decision decision : fresh.moves()) {
            Start start = (Start) decision;
            add(new Start(
                    start.index(),
                    start.parameters(),
                    start.seed(),
                    start.origin(),
                    Math.min(settings.interval(), max),
                    null));
        }
        return !fresh.exhausted();
    }

    /** One of the best, if a member is among the worst. */
    private Optional<StudyTrial> better(StudyTrial member) {
        List<StudyTrial> ranked = ranked();
        int place = IntStream.range(0, ranked.size())
                .filter(i -> ranked.get(i).id().equals(member.id()))
                .findFirst()
                .orElse(-1);
        if (place < ranked.size() - part(ranked.size())) {
            return Optional.empty();
        }
        List<StudyTrial> best = best(ranked).stream()
                .filter(other -> loss(other) < loss(member))
                .toList();
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(best.get((int) ((Hash.bits(now.seed(), PARENTS, freeIndex()) >>> 33) % best.size())));
    }

    /** Those whose checkpoints are taken over: it must be a success, and leave steps to run. */
    private List<StudyTrial> best(List<StudyTrial> ranked) {
        return ranked.stream()
                .limit(part(ranked.size()))
                .filter(trial -> Double.isFinite(loss(trial)) && reached(trial) < max)
                .toList();
    }

    private int part(int members) {
        return Math.min((int) Math.ceil(members * settings.quantile()), members / 2);
    }

    /** The members that have a checkpoint, the best first. */
    private List<StudyTrial> ranked() {
        return members(now)
                .filter(trial -> reached(trial) > 0)
                .sorted(Comparator.comparingDouble(this::loss).thenComparing(BY_INDEX))
                .toList();
    }

    /** How far a trial was when it left its last checkpoint; 0 where it has left none of its own. */
    private long reached(StudyTrial trial) {
        Long budget = trial.budget();
        if (budget == null) {
            return trial.state() == TrialState.SUCCEEDED ? max : 0;
        }
        long from = trial.parent() == null ? 0 : trial.parent().steps();
        boolean there = trial.state() == TrialState.PAUSED || trial.state() == TrialState.SUCCEEDED;
        long last = there ? budget : (budget - 1) / settings.interval() * settings.interval();
        return last > from ? last : 0;
    }

    private double loss(StudyTrial trial) {
        return Races.curve(now, trial).lossUpTo(reached(trial));
    }

    /** A copy of a trial's last checkpoint goes on with other parameters. */
    private void succeed(StudyTrial parent) {
        int index = freeIndex();
        long reached = reached(parent);
        Point typed = now.space().typed(parent.parameters().values());
        long randomness = Hash.bits(now.seed(), EXPLORING, index);
        Point made = Explorers.of(settings, now).explore(typed, reached, randomness);
        Point explored = Inside.led(now.space(), typed, made, randomness);
        add(new Start(
                index,
                explored,
                Plan.seed(now, index),
                Origin.SUGGESTED,
                Math.min(reached + settings.interval(), max),
                new Parent(parent.id(), reached)));
    }

    private void add(Start start) {
        moves.add(start);
        List<StudyTrial> trials = new ArrayList<>(now.trials());
        trials.add(StudyTrial.begun("starting-" + start.index(), start, TrialState.PENDING));
        now = now.withTrials(trials);
    }

    private void replace(StudyTrial changed) {
        now = now.withTrials(now.trials().stream()
                .map(trial -> trial.id().equals(changed.id()) ? changed : trial)
                .toList());
    }

    private boolean mayStart() {
        return now.trials().size() < now.limits().maxTrials();
    }

    private int freeIndex() {
        Set<Integer> used = new HashSet<>();
        now.trials().forEach(trial -> used.add(trial.index()));
        int index = 0;
        while (used.contains(index)) {
            index++;
        }
        return index;
    }

    private static Stream<StudyTrial> members(Study study) {
        return study.trials().stream()
                .filter(trial ->
                        trial.isPlanned() && trial.state() != TrialState.STOPPED && trial.state() != TrialState.FAILED);
    }
}
