package dev.trimtab.cli.asktell;

import dev.trimtab.engine.belief.Belief;
import java.util.Optional;

/** Reads where the best value of a parameter is expected. */
final class Priors {

    private Priors() {}

    /** An object with from and to, or a list of weights; whether it fits the parameter is for the engine to say. */
    static Optional<Belief> read(Fields item) {
        return item.find("prior").map(prior -> {
            if (prior.isArray()) {
                return new Belief.Weights(item.numbers("prior"));
            }
            Fields bounds = item.part("prior").orElseThrow();
            return new Belief.Between(bounds.number("from"), bounds.number("to"));
        });
    }
}
