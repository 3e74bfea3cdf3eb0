package dev.trimtab.engine.simulate;

import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Decision.Finish;
import dev.trimtab.engine.study.Decision.Resume;
import dev.trimtab.engine.study.Decision.Start;
import dev.trimtab.engine.study.Decision.Stop;
import dev.trimtab.engine.study.Studies;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The third shell around the tuner: recorded learning curves under a virtual clock. As many trials run at a time as the study's
 * parallelism allows; the end of every step is a report, and after every report the tuner is asked. A trial that comes to its
 * budget pauses with its checkpoint; one that is resumed, or starts from another's checkpoint, goes on from there.
 */
public final class Simulator {
    private final World world;
    private final Weather weather;
    private final Consumer<Moment> watcher;
    private final PriorityQueue<Tick> ticks =
            new PriorityQueue<>(Comparator.comparingDouble(Tick::time).thenComparingLong(Tick::order));
    private final Map<String, Running> running = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<StudyTrial> trials = new ArrayList<>();
    private Study study;
    private @Nullable Finish finish;
    private long reports;
    private double time;

    /** What becomes of trials. */
    @FunctionalInterface
    public interface World {
        /**
         * The course of a trial, counted from the first step of all; of the steps that lie in its parent's time none is run.
         *
         * @param parent the course of the trial whose checkpoint it starts from; {@code null} where it starts from nothing
         */
        Course course(Start start, @Nullable Course parent);
    }

    /**
     * What just happened.
     *
     * @param time seconds since the study began
     * @param study before the decisions
     */
    public record Moment(double time, Study study, List<Decision> decisions) {}

    /**
     * How it went.
     *
     * @param finish {@code null} where the time was up
     * @param reports how many steps were run, those of all trials together
     */
    public record Result(Study study, @Nullable Finish finish, double time, long reports) {}

    /** The end of a trial's next step. */
    private record Tick(double time, long order, String trial) {}

    /**
     * A trial that is under way, or paused.
     *
     * @param first the step of its last checkpoint for sure: where it paused last, or its parent did
     * @param stepsRun how many steps it has run, again after a loss included
     * @param offset of the course's clock
     */
    private record Running(int index, Course course, int first, int step, int stepsRun, double offset) {
        static Running at(int index, Course course, int first, int step, int stepsRun, double time) {
            return new Running(index, course, first, step, stepsRun, step == 0 ? time : time - course.ends()[step - 1]);
        }
    }

    private Simulator(Study study, World world, Weather weather, Consumer<Moment> watcher) {
        this.study = study;
        this.world = world;
        this.weather = weather;
        this.watcher = watcher;
    }

    /**
     * Runs a study that has no trial yet.
     *
     * @param seconds the time it may take
     * @param watcher is told of every decision
     */
    public static Result run(
            Study study, Function<Point, Course> courses, Weather weather, double seconds, Consumer<Moment> watcher) {
        return run(study, (start, parent) -> courses.apply(start.parameters()), weather, seconds, watcher);
    }

    /** The same where what becomes of a trial depends on its parent, too. */
    public static Result run(Study study, World world, Weather weather, double seconds, Consumer<Moment> watcher) {
        return new Simulator(study, world, weather, watcher).run(seconds);
    }

    private Result run(double seconds) {
        decide();
        while (finish == null && !ticks.isEmpty() && ticks.peek().time() <= seconds) {
            Tick tick = ticks.poll();
            Running trial = running.get(tick.trial());
            if (trial != null && trial(tick.trial()).state() == TrialState.RUNNING) {
                time = tick.time();
                step(tick.trial(), trial);
                decide();
            }
        }
        return new Result(study, finish, time, reports);
    }

    private void decide() {
        study = study.withTrials(trials);
        List<Decision> decisions = Tuner.decide(study);
        watcher.accept(new Moment(time, study, decisions));
        for (Decision decision : decisions) {
            switch (decision) {
                case Start start -> start(start);
                case Resume resume -> resume(resume);
                case Stop stop -> end(stop.trialId(), TrialState.STOPPED, null);
                case Finish over -> finish = over;
            }
        }
        study = study.withTrials(trials);
        // A trial that was stopped may have been the last one.
        if (finish == null && decisions.stream().anyMatch(Stop.class::isInstance)) {
            decide();
        }
    }

    private void start(Start start) {
        String id = "t-" + start.index();
        places.put(id, trials.size());
        trials.add(StudyTrial.begun(id, start, TrialState.RUNNING));
        Course before =
                start.parent() == null ? null : known(start.parent().trialId()).course();
        int first = start.parent() == null ? 0 : (int) start.parent().steps();
        await(id, Running.at(start.index(), world.course(start, before), first, first, 0, time));
    }

    private void resume(Resume resume) {
        StudyTrial trial = trial(resume.trialId());
        if (trial.state() != TrialState.PAUSED) {
            throw new IllegalStateException(trial + " is not paused");
        }
        set(trial.goingOn(TrialState.RUNNING, resume.budget()));
        Running paused = known(trial.id());
        await(
                trial.id(),
                Running.at(paused.index(), paused.course(), paused.step(), paused.step(), paused.stepsRun(), time));
    }

    private Running known(String id) {
        Running known = running.get(id);
        if (known == null) {
            throw new IllegalStateException("nothing is known of " + id);
        }
        return known;
    }

    private void await(String id, Running trial) {
        running.put(id, trial);
        ticks.add(new Tick(trial.offset() + trial.course().ends()[trial.step()], reports, id));
    }

    private void step(String id, Running before) {
        reports++;
        Running trial = new Running(
                before.index(),
                before.course(),
                before.first(),
                before.step() + 1,
                before.stepsRun() + 1,
                before.offset());
        if (weather.crashes(trial.index(), trial.stepsRun())) {
            end(id, TrialState.FAILED, null);
            return;
        }
        double value = trial.course().values()[trial.step() - 1];
        List<Report> curve = new ArrayList<>(trial(id).curve());
        curve.add(new Report(trial.step(), value));
        set(trial(id).withCurve(curve));
        if (trial.step() == trial.course().steps()) {
            running.put(id, trial);
            end(id, Double.isFinite(value) ? TrialState.SUCCEEDED : TrialState.FAILED, value);
        } else if (trial.step() == budget(id)) {
            running.put(id, trial);
            end(id, TrialState.PAUSED, value);
        } else if (weather.throwsOut(trial.index(), trial.stepsRun())) {
            await(id, thrownOut(id, trial));
        } else {
            await(id, trial);
        }
    }

    /** It is on its way again at once. */
    private Running thrownOut(String id, Running trial) {
        if (weather.checkpointed()) {
            return trial;
        }
        set(trial(id)
                .withCurve(trial(id).curve().stream()
                        .filter(report -> report.step() <= trial.first())
                        .toList()));
        return Running.at(trial.index(), trial.course(), trial.first(), trial.first(), trial.stepsRun(), time);
    }

    /** 0 where it runs to its end. */
    private long budget(String id) {
        Long budget = trial(id).budget();
        return budget == null ? 0 : budget;
    }

    private void end(String id, TrialState state, @Nullable Double value) {
        StudyTrial trial = trial(id);
        List<Double> values = value == null || !Double.isFinite(value) ? List.of() : List.of(value);
        set(Studies.trial(
                id,
                trial.index(),
                trial.parameters(),
                state,
                values,
                List.of(),
                reports,
                trial.curve(),
                trial.budget(),
                trial.parent()));
    }

    private StudyTrial trial(String id) {
        return trials.get(places.get(id));
    }

    private void set(StudyTrial trial) {
        trials.set(places.get(trial.id()), trial);
    }
}
