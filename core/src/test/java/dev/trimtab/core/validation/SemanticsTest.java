package dev.trimtab.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trimtab.api.v1alpha1.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticsTest {

    private static final Validator VALIDATOR = new Validator();

    @Test
    void aPointMayLeaveOpenWhatDecides() throws Exception {
        assertThat(Semantics.problems(experiment("optimizer: sgd, momentum: 0.9", "momentum: 0.9")))
                .isEmpty();
    }

    @Test
    void stepsAreCountedInDecimals() throws Exception {
        assertThat(Semantics.problems(experiment("dropout: 0.3", "dropout: 0.30000000000000004")))
                .extracting(Problem::path)
                .containsExactly("spec.initialTrials[0].dropout");
        assertThat(Semantics.problems(experiment("dropout: 0.3", "dropout: 0.5")))
                .isEmpty();
    }

    @Test
    void aWholeNumberIsTakenForADoubleAndADoubleForAWholeNumber() throws Exception {
        assertThat(Semantics.problems(experiment("layers: 3", "layers: 3.0"))).isEmpty();
        assertThat(Semantics.problems(experiment("dropout: 0.3", "dropout: 0"))).isEmpty();
    }

    @Test
    void variablesOfTheShellAndEscapedPlaceholdersAreLeftAlone() throws Exception {
        assertThat(Semantics.problems(experiment("${params.lr}", "${HOME} ${x:-${y}} $params.lr $${params.nothing}")))
                .isEmpty();
    }

    @Test
    void everyPlaceholderOfATextIsLookedAt() throws Exception {
        assertThat(Semantics.problems(experiment("${params.lr}", "${params.a}${trial.b}")))
                .extracting(Problem::message)
                .hasSize(2);
    }

    @Test
    void aCycleIsToldOnce() throws Exception {
        Experiment experiment = experiment(
                "{name: nesterov, boolean: {}, when: {parameter: batch, in: [\"32\"]}}",
                "{name: nesterov, boolean: {}, when: {parameter: second, in: [\"true\"]}}\n"
                        + "  - {name: second, boolean: {}, when: {parameter: nesterov, in: [\"true\"]}}");
        assertThat(Semantics.problems(experiment))
                .extracting(Problem::path)
                .containsExactly("spec.parameters[6].when.parameter");
    }

    @Test
    void aTrialMustBeAWholePointOfItsExperiment() throws Exception {
        Experiment experiment = experiment("seed: 7", "seed: 8");
        assertThat(trial(experiment, "{lr: 0.01, optimizer: adamw}"))
                .extracting(Problem::path)
                .containsExactly(
                        "spec.parameters.dropout",
                        "spec.parameters.layers",
                        "spec.parameters.batch",
                        "spec.parameters.order");
        assertThat(trial(
                        experiment,
                        "{lr: 0.01, optimizer: adamw, dropout: 0.1, layers: 9, batch: 64, order: [act, conv, norm]}"))
                .isEmpty();
        assertThat(trial(
                        experiment,
                        "{lr: 0.01, optimizer: sgd, dropout: 0.1, layers: 1, batch: 32, order: [act, conv, norm]}"))
                .extracting(Problem::path)
                .containsExactly("spec.parameters.momentum", "spec.parameters.nesterov", "spec.parameters.width");
    }

    @Test
    void aWordThatLooksLikeANumberIsAskedForInQuotes() throws Exception {
        Experiment experiment = experiment(
                "{name: order, permutation: {of: [conv, norm, act]}}",
                "{name: order, permutation: {of: [conv, norm, act]}}\n  - {name: gpu, categorical: {values: [\"40\", \"80\"]}}");
        assertThat(
                        trial(
                                experiment,
                                "{lr: 0.01, optimizer: adamw, dropout: 0.1, layers: 9, batch: 64, gpu: 80, order: [act, conv, norm]}"))
                .extracting(Problem::message)
                .containsExactly("gpu is one of 40, 80, not 80: put it in quotes");
    }

    @Test
    void aTrialWithABudgetNeedsAnExperimentWithSteps() throws Exception {
        String point =
                "{lr: 0.01, optimizer: adamw, dropout: 0.1, layers: 9, batch: 64, order: [act, conv, norm]}\n  budget: 9";
        assertThat(trial(experiment("seed: 7", "seed: 8"), point)).isEmpty();
        String steps = "fidelity: {metric: epoch, min: 3, max: 81}\n  earlyStopping: {asha: {reductionFactor: 3}}";
        assertThat(trial(experiment(steps, ""), point))
                .extracting(Problem::path, Problem::message)
                .containsExactly(
                        tuple(
                                "spec.budget",
                                "the experiment does not say what steps it counts: leave budget out, or add fidelity to the experiment"));
    }

    @Test
    void thePlaceOfABudgetIsKnownWhereThereAreSteps() throws Exception {
        assertThat(Semantics.problems(experiment("${trial.name}", "${trial.budget}")))
                .isEmpty();
    }

    private static List<Problem> trial(Experiment experiment, String parameters) throws InvalidYamlException {
        String yaml = BadManifests.good("trial").replace("{lr: 0.01, optimizer: adamw}", parameters);
        return Semantics.problems(VALIDATOR.trial(Documents.read(yaml).getFirst()), experiment);
    }

    private static Experiment experiment(String right, String other) throws InvalidYamlException {
        String good = BadManifests.good("experiment");
        assertThat(good).containsOnlyOnce(right);
        Document document = Documents.read(good.replace(right, other)).getFirst();
        return VALIDATOR.experiment(document);
    }
}
