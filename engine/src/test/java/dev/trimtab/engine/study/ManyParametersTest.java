package dev.trimtab.engine.study;

import static dev.trimtab.engine.study.KnownFunctions.best;
import static dev.trimtab.engine.study.KnownFunctions.study;
import static dev.trimtab.engine.study.KnownFunctions.trials;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;

class ManyParametersTest {
    private static final int MANY = 60;

    /** Without the sparse prior the mean was -1.5. */
    @Example
    void theFewOfSixtyParametersThatMatterAreFoundInFortyTrials() {
        assertThat(logarithm(KnownFunctions::branin, 2)).isLessThan(-2.2);
    }

    /** The mean decimal logarithm of the best loss after forty trials. */
    private static double logarithm(ToDoubleFunction<double[]> loss, int matter) {
        int[] which = IntStream.range(0, matter).map(i -> (i * 37 + 11) % MANY).toArray();
        return IntStream.range(0, 3)
                .mapToDouble(seed -> {
                    Study study = study(MANY, new Algorithm.Bayesian(), Knowledge.NONE, seed);
                    ToDoubleFunction<double[]> some = x -> loss.applyAsDouble(
                            IntStream.of(which).mapToDouble(i -> x[i]).toArray());
                    return Math.log10(best(trials(study, some, 40), 40));
                })
                .average()
                .orElseThrow();
    }
}
