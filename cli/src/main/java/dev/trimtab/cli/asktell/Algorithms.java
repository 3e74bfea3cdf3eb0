package dev.trimtab.cli.asktell;

import dev.trimtab.engine.study.Algorithm;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The algorithms of the engine by the names they have here. */
final class Algorithms {

    private static final int GRID_POINTS = 5;
    private static final int MOST_GRID_POINTS = 100_000;

    /** A new algorithm is one line here; its options are fields of {@code init}. */
    private static final List<Named> ALL = List.of(
            new Named("auto", init -> new Algorithm.Auto()),
            new Named("bayesian", init -> new Algorithm.Bayesian(init.truth("perCost"))),
            new Named("cmaes", Evolutions::cmaes),
            new Named("dehb", Evolutions::dehb),
            new Named("differentialEvolution", Evolutions::differentialEvolution),
            new Named("evolution", Evolutions::evolution),
            new Named("localSearch", Searches::local),
            new Named("nsga2", Evolutions::nsga2),
            new Named("pb2", Evolutions::pb2),
            new Named("pbt", Evolutions::pbt),
            new Named("random", init -> new Algorithm.Random()),
            new Named("sobol", init -> new Algorithm.Sobol()),
            new Named("grid", init -> new Algorithm.Grid(init.whole("points", GRID_POINTS, 2, MOST_GRID_POINTS))),
            new Named(
                    "tpe",
                    init -> new Algorithm.Tpe(
                            init.whole("startupTrials", 10, 1, 1_000), init.whole("candidates", 24, 1, 1_000))),
            new Named("treeSearch", Searches::tree));

    private record Named(String name, Function<Fields, Algorithm> make) {}

    private Algorithms() {}

    static Algorithm read(Fields init) {
        String asked = init.text("algorithm", "");
        String name = asked.isEmpty() ? "auto" : asked;
        return ALL.stream()
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.refused(
                        "algorithm",
                        '"' + name + '"',
                        "write one of " + ALL.stream().map(Named::name).collect(Collectors.joining(", "))))
                .make()
                .apply(init);
    }
}
