package dev.trimtab.cli.asktell;

import dev.trimtab.engine.schedule.EarlyStopping;
import dev.trimtab.engine.schedule.Fidelity;
import dev.trimtab.engine.study.Algorithm;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to stop trials early by the names they have here; their options are fields of {@code init}. */
final class Stoppings {

    private static final int MEDIAN_TRIALS = 5;

    private static final List<Named> ALL = List.of(
            new Named("none", false, init -> new EarlyStopping.None()),
            new Named("gradual", false, init -> new EarlyStopping.Gradual(init.eta(), init.grace())),
            new Named("asha", true, init -> {
                int brackets = init.fields().whole("brackets", 1, 1, Integer.MAX_VALUE);
                return init.promotes()
                        ? new EarlyStopping.Promotion(init.eta(), init.grace(), brackets)
                        : new EarlyStopping.Asha(init.eta(), init.grace(), brackets);
            }),
            new Named(
                    "hyperband",
                    true,
                    init -> init.promotes()
                            ? new EarlyStopping.Promotion(init.eta(), init.first(), Integer.MAX_VALUE)
                            : new EarlyStopping.Hyperband(init.eta())),
            new Named(
                    "median",
                    false,
                    init -> new EarlyStopping.Median(
                            init.fields().whole("min_trials", MEDIAN_TRIALS, 1, Integer.MAX_VALUE), init.grace())),
            new Named(
                    "plateau",
                    false,
                    init -> new EarlyStopping.Plateau(
                            init.fields().whole("patience"),
                            init.fields().someNumber("min_delta").orElse(0.0))));

    /** @param needsFidelity whether it makes no sense without knowing how many steps there are */
    private record Named(String name, boolean needsFidelity, Make make) {}

    private interface Make {
        EarlyStopping of(Options options);
    }

    private record Options(
            Fields fields, @Nullable Fields steps, @Nullable Fidelity fidelity) {
        double eta() {
            return steps == null
                    ? EarlyStopping.DEFAULT_FACTOR
                    : steps.someNumber("eta").orElse(EarlyStopping.DEFAULT_FACTOR);
        }

        long grace() {
            return fields.whole("grace", first());
        }

        long first() {
            return fidelity == null ? 1 : fidelity.min();
        }

        boolean promotes() {
            return fields.truth("promote");
        }
    }

    private Stoppings() {}

    /**
     * Where a study has a fidelity, trials are stopped unless it says otherwise, or its algorithm says how far each goes.
     *
     * @param steps the fields of the fidelity
     */
    static EarlyStopping read(Fields init, Algorithm algorithm, @Nullable Fields steps, @Nullable Fidelity fidelity) {
        var options = new Options(init, steps, fidelity);
        boolean unasked = fidelity == null || algorithm.setsBudgets();
        String name = init.text("stopping", unasked ? "none" : "gradual");
        Named way = ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.refused(
                        "stopping",
                        '"' + name + '"',
                        "write one of " + ALL.stream().map(Named::name).collect(Collectors.joining(", "))));
        if (way.needsFidelity() && fidelity == null) {
            throw new RefusedRequestException("stopping is \"" + name
                    + "\", and fidelity is missing: write what a step is and how many there are, such as"
                    + " {\"name\":\"epoch\",\"min\":1,\"max\":52}.");
        }
        options.eta(); // read at any rate: an eta that this way has no use for is no mistake
        return way.make().of(options);
    }
}
