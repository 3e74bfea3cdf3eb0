package dev.trimtab.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One point of an experiment's space, tried by one workload. The trials of an experiment are its journal. */
@Group(Api.GROUP)
@Version(Api.VERSION)
@ShortNames("tr")
@Categories({"all", "trimtab"})
@AdditionalPrinterColumn(name = "Experiment", jsonPath = ".spec.experiment")
@AdditionalPrinterColumn(name = "State", jsonPath = ".status.state")
@AdditionalPrinterColumn(name = "Objective", jsonPath = ".status.objective", type = AdditionalPrinterColumn.Type.NUMBER)
@AdditionalPrinterColumn(name = "Step", jsonPath = ".status.step", type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
        name = "Budget",
        jsonPath = ".spec.budget",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(name = "Objectives", jsonPath = ".status.objectives", priority = 1)
@AdditionalPrinterColumn(name = "Reason", jsonPath = ".status.reason", priority = 1)
@AdditionalPrinterColumn(name = "Workload", jsonPath = ".status.workload", priority = 1)
@AdditionalPrinterColumn(name = "Parameters", jsonPath = ".spec.parameters", priority = 1)
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z]([-a-z0-9]*[a-z0-9])?$') && self.metadata.name.size() <= 58",
        fieldPath = ".metadata.name",
        message = "the name starts the names of the trial's workloads: write at most 58 lower-case letters, digits"
                + " and dashes, beginning with a letter")
public class Trial extends CustomResource<TrialSpec, TrialStatus> implements Namespaced {

    @Override
    protected TrialSpec initSpec() {
        return null;
    }

    @Override
    protected TrialStatus initStatus() {
        return null;
    }
}
