package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.asktell.Request.Init;
import dev.trimtab.cli.result.AnalysisDocument;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Knowledge;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Parent;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One study between its {@code init} and the next. It keeps what it was told and decides nothing: the same requests get
 * the same replies.
 *
 * <p>A trial's id is its index, counted from 0 in the order of asking. Apart from the study record that the engine wants
 * for each {@code ask} and {@code report}, no request costs more for the trials that came before it.
 */
final class Session {

    /**
     * A trial to run.
     *
     * @param budget the step at which it pauses; {@code null} where it runs to its end
     * @param resumed whether it was paused and goes on
     * @param parent whose checkpoint it starts from; {@code null} where it starts from nothing
     */
    record Asked(
            int id,
            Point point,
            @Nullable Long budget,
            boolean resumed,
            @Nullable Parent parent) {}

    /** @param exhausted whether there are fewer trials than asked for, and telling more would not change that */
    record Answer(List<Asked> asked, boolean exhausted) {}

    private final Init init;
    private final Memory memory = new Memory();
    private final List<StudyTrial> trials = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>(); // of the asked trials in trials, by id
    private long finished;

    /** Refuses what makes no study with an {@link IllegalArgumentException}. */
    Session(Init init) {
        this.init = init;
        refuse("", space().space().emptiness());
        study(0);
        for (int i = 0; i < init.initial().size(); i++) {
            Map<String, Object> partial = space().values(init.initial().get(i));
            refuse("Initial point " + (i + 1) + ": ", space().space().emptiness(partial));
        }
    }

    private static void refuse(String place, Optional<String> sentence) {
        sentence.ifPresent(words -> {
            throw new RefusedRequestException(place + words);
        });
    }

    /** As many trials as asked for; fewer only where no point is left, or nothing to do before more is told. */
    Answer ask(int count) {
        List<Asked> asked = new ArrayList<>();
        // A client hears of a stop in the reply to its next report; until then the trial keeps its place.
        Study study = study(count);
        for (Decision decision : Tuner.decideBesideStops(study, memory)) {
            switch (decision) {
                case Decision.Start start -> asked.add(start(start));
                case Decision.Resume resume -> asked.add(resume(resume));
                case Decision.Stop stop -> giveUp(stop);
                case Decision.Finish finish -> {} // the client decides when it is over
            }
        }
        boolean mayChange = study.pauses() && !study(0).underWay().isEmpty();
        return new Answer(asked, asked.size() < count && !mayChange);
    }

    void tell(JsonNode id, Outcome outcome) {
        int index = underWay(id);
        check(outcome);
        int place = places.get(index);
        StudyTrial running = trials.get(place);
        trials.set(place, ended(running, outcome));
    }

    void inject(Point point, Outcome outcome) {
        check(outcome);
        trials.add(new StudyTrial(
                "injected-" + (trials.size() - places.size()),
                -1,
                point,
                outcome.state(),
                outcome.values(),
                outcome.violations(),
                finished++,
                null,
                List.of(),
                null,
                null,
                outcome.measured()));
    }

    /** Why the trial should end now; empty where it may go on. */
    Optional<Decision.Stop> report(JsonNode id, long step, double value) {
        int place = places.get(underWay(id));
        StudyTrial running = trials.get(place);
        List<Report> curve = new ArrayList<>(running.curve());
        curve.add(new Report(step, value));
        trials.set(place, running.withCurve(curve));
        return Tuner.stops(study(0)).stream()
                .filter(stop -> stop.trialId().equals(running.id()))
                .findFirst();
    }

    /** What the trials tell so far; the study stays as it is. */
    ObjectNode analyse(double radius, List<Double> reference) {
        if (!reference.isEmpty()) {
            check("reference", reference.size(), init.objectives().size(), "objective", "or leave it out");
        }
        Study study = study(0);
        return AnalysisDocument.of(study, Analysis.of(study, radius, reference), this::trial);
    }

    private ObjectNode trial(StudyTrial trial) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (trial.isPlanned()) {
            json.put("id", trial.index());
        }
        json.set("params", space().json(trial.parameters()));
        ArrayNode values = json.putArray("values");
        trial.values().forEach(values::add);
        return json;
    }

    SearchSpace space() {
        return init.space();
    }

    /**
     * The study as it is, with room for more trials. The client's budget and parallelism are what it means to do, and the
     * engine may count on them. They bind nobody, but for the budget where trials pause: the best of them go on when no new one
     * begins.
     */
    Study study(int count) {
        int injected = trials.size() - places.size();
        int meant = init.budget() + injected;
        int underWay = (int)
                trials.stream().filter(trial -> trial.state().isUnderWay()).count();
        Study study = new Study(
                space().space(),
                init.objectives(),
                init.algorithm(),
                init.initial().stream().map(space()::values).toList(),
                init.seed(),
                new Limits(meant, underWay + count, Integer.MAX_VALUE),
                trials,
                init.fidelity(),
                init.stopping(),
                new Knowledge(space().priors(), init.sources()));
        return study.pauses()
                ? study
                : study.withLimits(
                        new Limits(Math.max(meant, trials.size() + count), underWay + count, Integer.MAX_VALUE));
    }

    private Asked start(Decision.Start start) {
        if (start.index() != places.size()) {
            throw new IllegalStateException("trial " + start.index() + " does not follow " + places.size() + " others");
        }
        places.add(trials.size());
        trials.add(StudyTrial.begun(Integer.toString(start.index()), start, TrialState.RUNNING));
        return new Asked(start.index(), start.parameters(), start.budget(), false, start.parent());
    }

    private Asked resume(Decision.Resume resume) {
        int id = Integer.parseInt(resume.trialId());
        StudyTrial trial = trials.get(places.get(id));
        trials.set(places.get(id), trial.goingOn(TrialState.RUNNING, resume.budget()));
        return new Asked(id, trial.parameters(), resume.budget(), true, null);
    }

    /** What runs is the client's to stop, and hears of it when it reports. */
    private void giveUp(Decision.Stop stop) {
        for (int place = 0; place < trials.size(); place++) {
            StudyTrial trial = trials.get(place);
            if (trial.id().equals(stop.trialId()) && trial.state() == TrialState.PAUSED) {
                trials.set(place, trial.withState(TrialState.STOPPED));
            }
        }
    }

    private StudyTrial ended(StudyTrial running, Outcome outcome) {
        StudyTrial ended = new StudyTrial(
                running.id(),
                running.index(),
                running.parameters(),
                outcome.state(),
                outcome.values(),
                outcome.violations(),
                finished++,
                null,
                running.curve(),
                running.budget(),
                running.parent(),
                outcome.measured());
        return init.fidelity() == null ? ended : ended.atItsBudget(init.fidelity());
    }

    private int underWay(JsonNode id) {
        boolean isKnown = id.isNumber()
                && id.canConvertToExactIntegral()
                && id.canConvertToInt()
                && id.intValue() >= 0
                && id.intValue() < places.size();
        if (!isKnown) {
            throw new RefusedRequestException("There is no trial " + id + ": write an id that ask gave.");
        }
        TrialState state = trials.get(places.get(id.intValue())).state();
        if (state.isFinished()) {
            throw new RefusedRequestException("Trial " + id + " is over: it was told before, and is told once.");
        }
        if (!state.isUnderWay()) {
            throw new RefusedRequestException(
                    "Trial " + id + " has come to its budget: it goes on when ask gives it again.");
        }
        return id.intValue();
    }

    private void check(Outcome outcome) {
        if (outcome.state() == TrialState.FAILED) {
            return;
        }
        String instead = "or failed: true";
        check("values", outcome.values().size(), init.objectives().size(), "objective", instead);
        int errors = outcome.measured().standardErrors().size();
        check("stderr", errors, errors == 0 ? 0 : init.objectives().size(), "objective", "or leave it out");
        check("constraints", outcome.violations().size(), init.constraints(), "constraint", instead);
    }

    private static void check(String field, int told, int wanted, String each, String instead) {
        if (told != wanted) {
            throw new RefusedRequestException(
                    field + " has " + told + (told == 1 ? " number" : " numbers") + ", the study has " + wanted + " "
                            + each + (wanted == 1 ? "" : "s") + ": write one number for each, " + instead + ".");
        }
    }
}
