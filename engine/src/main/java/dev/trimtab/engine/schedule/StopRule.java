package dev.trimtab.engine.schedule;

import java.util.Optional;

/** Judges a running trial: a pure function of the curves, which may be asked at any time and any number of times. */
@FunctionalInterface
public interface StopRule {
    /** Why the trial should stop now; empty where it may go on. */
    Optional<Verdict> judge(Curve trial, Race race);
}
