package dev.trimtab.operator.status;

/** The reasons of the events that the operator writes; docs/experiments.md lists them. */
public enum Reason {
    /** The experiment was taken up. */
    ExperimentStarted("Start"),
    /** The experiment cannot run as it is written. */
    ExperimentStalled("Check"),
    ExperimentSuspended("Suspend"),
    ExperimentResumed("Resume"),
    ExperimentCompleted("Finish"),
    ExperimentFailed("Finish"),
    /** A finished trial is better than all before it. */
    NewBestTrial("Compare"),
    /** A trial's workload was created, for the first time or again. */
    WorkloadCreated("Launch"),
    /** The API server does not take the trial's workload, for now or for good. */
    WorkloadRejected("Launch"),
    TrialSucceeded("Finish"),
    TrialStopped("Finish"),
    TrialFailed("Finish");

    private final String action;

    Reason(String action) {
        this.action = action;
    }

    /** What was being done, as events.k8s.io wants it. */
    String action() {
        return action;
    }
}
