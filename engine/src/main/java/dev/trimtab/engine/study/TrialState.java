package dev.trimtab.engine.study;

/** Where a trial is in its life. */
public enum TrialState {
    /** It exists, and nothing of it runs yet: queued or about to be created. */
    PENDING(false),
    RUNNING(false),
    /** It has come to its budget and waits with its checkpoint: it may be resumed, and holds nobody's place. */
    PAUSED(false),
    /** It ran to its end and has its result. */
    SUCCEEDED(true),
    /** It was ended early on purpose; a value it has counts. */
    STOPPED(true),
    /** It ended without a result that counts. */
    FAILED(true);

    private final boolean finished;

    TrialState(boolean finished) {
        this.finished = finished;
    }

    /** Whether it holds one of the study's places: it is pending or running. */
    public boolean isUnderWay() {
        return this == PENDING || this == RUNNING;
    }

    /** Whether nothing more will come of it. */
    public boolean isFinished() {
        return finished;
    }
}
