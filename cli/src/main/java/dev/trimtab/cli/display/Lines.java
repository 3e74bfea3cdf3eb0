package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.study.Feasibility;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sentences about trials. */
final class Lines {

    private Lines() {}

    static String finished(TrialRecord trial, Progress progress) {
        String state = trial.state().name().toLowerCase(Locale.ROOT);
        Double objective = trial.objective();
        String what = objective == null
                ? " (" + trial.reason() + "): " + trial.message()
                : ": " + values(trial, objective, progress) + budget(trial, progress) + standing(trial, progress);
        return "trial " + trial.name() + " " + state + what + (objective == null ? " " : ", ") + howFar(progress);
    }

    private static String values(TrialRecord trial, double objective, Progress progress) {
        return trial.objectives().isEmpty()
                ? progress.metric() + "=" + Texts.number(objective)
                : trial.objectives().entrySet().stream()
                        .map(value -> value.getKey() + "=" + Texts.number(value.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** What a trial comes to in a few steps says less than what the best has come to in all. */
    private static String budget(TrialRecord trial, Progress progress) {
        return Budgets.isWhole(progress.spec(), trial.spec())
                ? ""
                : " after " + trial.spec().budget() + " of "
                        + progress.spec().fidelity().max() + " steps";
    }

    private static String standing(TrialRecord trial, Progress progress) {
        String complaint = Feasibility.complaint(progress.spec(), trial.metrics());
        return complaint.isEmpty() ? bestSoFar(trial, progress) : " (of no use: " + complaint + ")";
    }

    private static String bestSoFar(TrialRecord trial, Progress progress) {
        if (progress.spec().objectives().size() > 1) {
            return progress.front().stream().anyMatch(each -> each.trial().equals(trial.name()))
                    ? " (on the Pareto front)"
                    : "";
        }
        var best = progress.best();
        if (best == null) {
            return "";
        }
        return best.trial().equals(trial.name())
                ? " (the best so far)"
                : " (best so far " + Texts.number(best.value()) + " by " + best.trial() + ")";
    }

    private static String howFar(Progress progress) {
        boolean isLast = progress.done() >= progress.total();
        return progress.done() + "/" + progress.total() + " done"
                + (isLast ? "" : progress.left().map(Lines::left).orElse(""));
    }

    private static String left(Duration left) {
        return ", about " + Texts.duration(left.truncatedTo(ChronoUnit.SECONDS)) + " left";
    }
}
