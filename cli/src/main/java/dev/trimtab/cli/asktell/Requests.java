package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.cli.asktell.Request.Analyse;
import dev.trimtab.cli.asktell.Request.Ask;
import dev.trimtab.cli.asktell.Request.Exit;
import dev.trimtab.cli.asktell.Request.Init;
import dev.trimtab.cli.asktell.Request.Inject;
import dev.trimtab.cli.asktell.Request.Report;
import dev.trimtab.cli.asktell.Request.Tell;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Goal;
import dev.trimtab.engine.study.Objective;
import java.util.List;

/** Reads requests. */
final class Requests {

    /** As for an Experiment that does not say how many trials it wants. */
    private static final int BUDGET = 100;

    private static final int MOST_TRIALS = 1_000_000;
    private static final int MOST_AT_ONCE = 10_000;
    private static final int MOST_CONSTRAINTS = 1_000;

    private Requests() {}

    static boolean isInit(Fields fields) {
        return fields.text("cmd", "").equals("init");
    }

    static Request read(Fields fields) {
        String command = fields.text("cmd", "");
        return switch (command) {
            case "init" -> init(fields);
            case "ask" -> new Ask(fields.whole("count", 1, 1, MOST_AT_ONCE));
            case "tell" -> tell(fields);
            case "report" -> new Report(id(fields), fields.whole("step"), fields.number("value"));
            case "inject" -> new Inject(fields.object("params"), Outcome.read(fields));
            case "analyse" -> analyse(fields);
            case "exit" -> new Exit();
            default ->
                throw Fields.refused(
                        "cmd", '"' + command + '"', "write init, ask, tell, report, inject, analyse or exit");
        };
    }

    private static Init init(Fields fields) {
        Fields steps = fields.part("fidelity").orElse(null);
        Fidelity fidelity = steps == null ? null : fidelity(steps);
        SearchSpace space = SearchSpace.read(fields.parts("space"), fields.texts("parameterConstraints"));
        List<Objective> objectives =
                fields.parts("objectives").stream().map(Requests::objective).toList();
        Algorithm algorithm = Algorithms.read(fields);
        return new Init(
                space,
                objectives,
                algorithm,
                fields.objects("initial"),
                fields.whole("seed", 0),
                fields.whole("budget", BUDGET, 0, MOST_TRIALS),
                fields.whole("parallel", 1, 1, MOST_AT_ONCE),
                fields.whole("constraints", 0, 0, MOST_CONSTRAINTS),
                fidelity,
                Stoppings.read(fields, algorithm, steps, fidelity),
                WarmStarts.read(fields, space, objectives));
    }

    private static Objective objective(Fields fields) {
        String goal = fields.text("goal");
        return new Objective(
                fields.text("name"),
                switch (goal) {
                    case "minimize" -> Goal.MINIMIZE;
                    case "maximize" -> Goal.MAXIMIZE;
                    default ->
                        throw Fields.refused(fields.path("goal"), '"' + goal + '"', "write minimize or maximize");
                },
                null);
    }

    private static Fidelity fidelity(Fields fields) {
        return new Fidelity(fields.text("name", "step"), fields.whole("min", 1), fields.whole("max"));
    }

    private static Tell tell(Fields fields) {
        fields.someNumber("step"); // known from the reports, if at all
        return new Tell(id(fields), Outcome.read(fields));
    }

    private static Analyse analyse(Fields fields) {
        double radius = fields.someNumber("radius").orElse(Analysis.RADIUS);
        if (!(radius >= 0 && radius <= 1)) {
            throw Fields.refused(fields.path("radius"), Double.toString(radius), "write a number from 0 to 1");
        }
        return new Analyse(radius, fields.numbers("reference"));
    }

    private static JsonNode id(Fields fields) {
        return fields.need("id", "write the id that ask gave to the trial");
    }
}
