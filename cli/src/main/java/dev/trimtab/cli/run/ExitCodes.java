package dev.trimtab.cli.run;

import dev.trimtab.core.trial.Workload.Phase;
import java.util.Map;

/** What the exit code of a process says. */
final class ExitCodes {

    private static final int SIGNALS = 128;
    private static final Map<Integer, String> NAMES =
            Map.of(1, "SIGHUP", 2, "SIGINT", 6, "SIGABRT", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    private ExitCodes() {}

    static Phase phase(int code) {
        return code == 0 ? Phase.SUCCEEDED : Phase.FAILED;
    }

    /** The words of Kubernetes for a container that has ended. */
    static String reason(int code) {
        return code == 0 ? "Completed" : "Error";
    }

    static String message(int code) {
        if (code == 0) {
            return "The process is done.";
        }
        String signal = NAMES.get(code - SIGNALS);
        return signal == null
                ? "The process ended with exit code " + code + "."
                : "The process ended with exit code " + code + ", which stands for " + signal
                        + (signal.equals("SIGKILL") ? "; the system sends it when memory runs out." : ".");
    }
}
