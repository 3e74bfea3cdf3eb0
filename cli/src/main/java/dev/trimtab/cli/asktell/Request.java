package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.study.Objective;
import dev.trimtab.engine.suggest.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may ask for. */
sealed interface Request {

    /**
     * Begin a study, and forget the one before.
     *
     * @param initial points to try first; each may leave parameters out
     * @param budget how many trials the client means to run; more are no mistake
     * @param parallel how many of them at a time
     * @param constraints how many numbers each result has beside its values
     * @param sources what other studies have shown
     */
    record Init(
            SearchSpace space,
            List<Objective> objectives,
            Algorithm algorithm,
            List<ObjectNode> initial,
            long seed,
            int budget,
            int parallel,
            int constraints,
            @Nullable Fidelity fidelity,
            EarlyStopping stopping,
            List<Source> sources)
            implements Request {}

    /** Points to try. */
    record Ask(int count) implements Request {}

    /** A trial is over. */
    record Tell(JsonNode id, Outcome outcome) implements Request {}

    /** A running trial has a value at a step. */
    record Report(JsonNode id, long step, double value) implements Request {}

    /** A result that comes from elsewhere. */
    record Inject(ObjectNode params, Outcome outcome) implements Request {}

    /**
     * What the trials tell so far.
     *
     * @param radius how far the neighbourhood of a robust recommendation reaches, in widths of the ranges
     * @param reference a value for each objective, for the hypervolume; empty for none
     */
    record Analyse(double radius, List<Double> reference) implements Request {}

    /** Nothing more will come. */
    record Exit() implements Request {}
}
