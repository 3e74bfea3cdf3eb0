package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.asktell.Request.Init;
import dev.trimtab.cli.result.AnalysisDocument;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Report;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.study.Decision;
import dev.trimtab.engine.study.Knowledge;
import dev.trimtab.engine.study.Limits;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import dev.trimtab.engine.study.Tuner;
import dev.trimtab.engine.suggest.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One study between its {@code init} and the next. It keeps what it was told and decides nothing: the same requests get
 * the same replies.
 *
 * <p>A trial's id is its index, counted from 0 in the order of asking. Apart from the study record that the engine wants
 * for each {@code ask} and {@code report}, no request costs more for the trials that came before it.
 */
final class Session {

    /** A trial to run. */
    record Asked(int id, Point point) {}

    private final Init init;
    private final Memory memory = new Memory();
    private final List<StudyTrial> trials = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>(); // of the asked trials in trials, by id
    private long finished;

    /** Refuses what makes no study with an {@link IllegalArgumentException}. */
    Session(Init init) {
        this.init = init;
        study(0);
    }

    /** As many trials as asked for; fewer only where no point is left. */
    List<Asked> ask(int count) {
        List<Asked> asked = new ArrayList<>();
        // A client hears of a stop in the reply to its next report; until then the trial keeps its place.
        Study study = study(count, new EarlyStopping.None());
        for (Decision decision : Tuner.decide(study, memory)) {
            switch (decision) {
                case Decision.Start start -> asked.add(start(start));
                case Decision.Stop stop -> {} // of nothing but early stopping
                case Decision.Finish finish -> {} // the client decides when it is over
            }
        }
        return asked;
    }

    void tell(JsonNode id, Outcome outcome) {
        int index = unfinished(id);
        check(outcome);
        int place = places.get(index);
        StudyTrial running = trials.get(place);
        trials.set(
                place, ended(running.id(), index, running.parameters(), outcome).withCurve(running.curve()));
    }

    void inject(Point point, Outcome outcome) {
        check(outcome);
        trials.add(ended("injected-" + (trials.size() - places.size()), -1, point, outcome));
    }

    /** Why the trial should end now; empty where it may go on. */
    Optional<Decision.Stop> report(JsonNode id, long step, double value) {
        int place = places.get(unfinished(id));
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
     * engine may count on them; they bind nobody.
     */
    Study study(int count) {
        return study(count, init.stopping());
    }

    private Study study(int count, EarlyStopping stopping) {
        int unfinished = (int)
                trials.stream().filter(trial -> !trial.state().isFinished()).count();
        int injected = trials.size() - places.size();
        int maxTrials = Math.max(init.budget() + injected, trials.size() + count);
        return new Study(
                space().space(),
                init.objectives(),
                init.algorithm(),
                init.initial().stream().map(space()::values).toList(),
                init.seed(),
                new Limits(maxTrials, unfinished + count, Integer.MAX_VALUE),
                trials,
                init.fidelity(),
                stopping,
                new Knowledge(space().priors(), init.sources()));
    }

    private Asked start(Decision.Start start) {
        if (start.index() != places.size()) {
            throw new IllegalStateException("trial " + start.index() + " does not follow " + places.size() + " others");
        }
        places.add(trials.size());
        trials.add(new StudyTrial(
                Integer.toString(start.index()),
                start.index(),
                start.parameters(),
                TrialState.RUNNING,
                List.of(),
                List.of(),
                0,
                null));
        return new Asked(start.index(), start.parameters());
    }

    private StudyTrial ended(String id, int index, Point point, Outcome outcome) {
        return new StudyTrial(
                id, index, point, outcome.state(), outcome.values(), outcome.violations(), finished++, null);
    }

    private int unfinished(JsonNode id) {
        boolean isKnown = id.isNumber()
                && id.canConvertToExactIntegral()
                && id.canConvertToInt()
                && id.intValue() >= 0
                && id.intValue() < places.size();
        if (!isKnown) {
            throw new RefusedRequestException("There is no trial " + id + ": write an id that ask gave.");
        }
        if (trials.get(places.get(id.intValue())).state().isFinished()) {
            throw new RefusedRequestException("Trial " + id + " is over: it was told before, and is told once.");
        }
        return id.intValue();
    }

    private void check(Outcome outcome) {
        if (outcome.state() == TrialState.FAILED) {
            return;
        }
        String instead = "or failed: true";
        check("values", outcome.values().size(), init.objectives().size(), "objective", instead);
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
