package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.study.Algorithm;
import dev.trimtab.engine.suggest.cmaes.Restarts;
import org.jspecify.annotations.Nullable;

/** The settings of the evolutionary algorithms, read from the fields of {@code init}; what the engine refuses, it says. */
final class Evolutions {
    private static final int MOST_MEMBERS = 1_000;

    private Evolutions() {}

    static Algorithm cmaes(Fields init) {
        String asked = init.text("restarts", "ipop");
        Restarts restarts = switch (asked) {
            case "none" -> Restarts.NONE;
            case "ipop" -> Restarts.IPOP;
            case "bipop" -> Restarts.BIPOP;
            default -> throw Fields.refused("restarts", '"' + asked + '"', "write none, ipop or bipop");
        };
        return new Algorithm.Cmaes(population(init), number(init, "sigma", Algorithm.Cmaes.SIGMA), restarts);
    }

    static Algorithm differentialEvolution(Fields init) {
        return new Algorithm.DifferentialEvolution(
                init.whole("population", Algorithm.DifferentialEvolution.POPULATION, 4, MOST_MEMBERS),
                number(init, "weight", Algorithm.DifferentialEvolution.WEIGHT),
                number(init, "crossover", Algorithm.DifferentialEvolution.CROSSOVER));
    }

    static Algorithm dehb(Fields init) {
        // What is no number is refused where the fidelity is read.
        double factor = init.find("fidelity")
                .map(fidelity -> fidelity.path("eta"))
                .filter(JsonNode::isNumber)
                .map(JsonNode::doubleValue)
                .orElse(EarlyStopping.DEFAULT_FACTOR);
        return new Algorithm.Dehb(
                factor,
                number(init, "weight", Algorithm.Dehb.WEIGHT),
                number(init, "crossover", Algorithm.Dehb.CROSSOVER));
    }

    static Algorithm evolution(Fields init) {
        int population = init.whole("population", Algorithm.Evolution.POPULATION, 2, MOST_MEMBERS);
        int tournament = Math.min(Algorithm.Evolution.TOURNAMENT, population);
        return new Algorithm.Evolution(population, init.whole("tournament", tournament, 1, population));
    }

    static Algorithm nsga2(Fields init) {
        return new Algorithm.NsgaII(population(init), number(init, "eta", Algorithm.NsgaII.ETA));
    }

    static Algorithm pbt(Fields init) {
        return new Algorithm.Pbt(
                members(init),
                init.whole("interval"),
                number(init, "quantile", Algorithm.QUANTILE),
                number(init, "resample", Algorithm.Pbt.RESAMPLE));
    }

    static Algorithm pb2(Fields init) {
        return new Algorithm.Pb2(members(init), init.whole("interval"), number(init, "quantile", Algorithm.QUANTILE));
    }

    private static int members(Fields init) {
        return init.whole("population", Algorithm.MEMBERS, 2, MOST_MEMBERS);
    }

    /** Left to the algorithm where it is not there. */
    private static @Nullable Integer population(Fields init) {
        int population = init.whole("population", 0, 0, MOST_MEMBERS);
        return population == 0 ? null : population;
    }

    private static double number(Fields init, String name, double otherwise) {
        return init.someNumber(name).orElse(otherwise);
    }
}
