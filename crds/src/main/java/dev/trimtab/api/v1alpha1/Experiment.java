package dev.trimtab.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A search for the settings that serve an objective best: a space, a budget, and the workload that measures a point. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("exp")
@Categories({"all", "trimtab"})
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Trials", jsonPath = ".status.progress")
@AdditionalPrinterColumn(
        name = "Running",
        jsonPath = ".status.trials.running",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Failed",
        jsonPath = ".status.trials.failed",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Best", jsonPath = ".status.best.value", type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(name = "Best Trial", jsonPath = ".status.best.trial", priority = 1)
@AdditionalPrinterColumn(name = "Algorithm", jsonPath = ".status.algorithm.name", priority = 1)
@AdditionalPrinterColumn(name = "Parameters", jsonPath = ".status.best.parameters", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 50",
        fieldPath = ".metadata.name",
        message = "the name starts the names of the trials and their workloads: write at most 50 lower-case letters,"
                + " digits and dashes, beginning with a letter")
@ValidationRule(
        value = "self.spec.maxTrials >= oldSelf.spec.maxTrials || !has(self.status) || !has(self.status.trials)"
                + " || self.spec.maxTrials >= self.status.trials.succeeded + self.status.trials.stopped"
                + " + self.status.trials.failed",
        message = "spec.maxTrials cannot be lower than the number of trials that are already done")
public class Experiment extends CustomResource<ExperimentSpec, ExperimentStatus> implements Namespaced {

    @Override
    protected ExperimentSpec initSpec() {
        return null;
    }

    @Override
    protected ExperimentStatus initStatus() {
        return null;
    }
}
