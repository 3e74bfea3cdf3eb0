package dev.trimtab.cli.run;

import dev.trimtab.core.metrics.Report;
import java.util.List;

/** What the threads that watch an attempt tell the run. */
sealed interface Message {

    String trial();

    /** Counted from 1; what an earlier attempt still says is of no interest. */
    int attempt();

    /** The trial has printed or served metrics. */
    record Reported(String trial, int attempt, List<Report> reports) implements Message {}

    /** The attempt and all its processes are over, and everything it printed has been told. */
    record Exited(String trial, int attempt, int code) implements Message {}
}
