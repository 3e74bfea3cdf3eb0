package dev.trimtab.cli.result;

import dev.trimtab.api.v1alpha1.ExperimentStatus.BestTrial;
import dev.trimtab.api.v1alpha1.ObjectiveSpec.Goal;
import dev.trimtab.api.v1alpha1.TrialStatus.MetricStatus;
import dev.trimtab.cli.display.Texts;
import dev.trimtab.cli.journal.TrialRecord;
import dev.trimtab.core.study.Budgets;
import dev.trimtab.core.study.Feasibility;
import dev.trimtab.core.study.Outcomes;
import dev.trimtab.engine.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A result for people: the best trials, the best parameters, and where to look further. */
public final class ResultTable {

    private static final int TOP = 10;
    private static final String FRONT =
            "\nThe Pareto front: no trial beats one of these in one objective without losing in another.\n";
    private static final String NOWHERE = "\nNo trial meets the constraints; these come closest:\n";

    private static final String NO_WHOLE = "\nNo trial has gone up to the last step: there is no best one.\n";

    private ResultTable() {}

    public static String of(Result result) {
        var text = new StringBuilder();
        text.append(headline(result)).append("\n");
        boolean several = result.spec().objectives().size() > 1;
        BestTrial best = result.status().best();
        boolean nowhere = result.nowhere();
        List<TrialRecord> top = nowhere ? closest(result) : several ? front(result) : top(result);
        if (!top.isEmpty()) {
            text.append(nowhere ? NOWHERE : several ? FRONT : "\n").append(table(result, top));
        }
        if (best == null && !nowhere && result.status().trials().succeeded() > 0) {
            text.append(NO_WHOLE);
        }
        if (best != null && !several) {
            text.append("\nBest parameters, of ").append(best.trial()).append(":\n");
            ResultDocument.yaml(best.parameters())
                    .lines()
                    .forEach(line -> text.append("  ").append(line).append("\n"));
        }
        return text.append("\nLogs: ")
                .append(result.folder().trials())
                .append("/<trial>/<attempt>.log\n")
                .toString();
    }

    private static String headline(Result result) {
        var counts = result.status().trials();
        var text = new StringBuilder("Experiment " + result.name() + ": "
                + String.valueOf(result.status().state()).toLowerCase(Locale.ROOT));
        result.status().conditions().forEach(condition -> text.append(". ").append(condition.getMessage()));
        text.append(result.status().conditions().isEmpty() ? ". " : " ");
        text.append(counts.succeeded())
                .append(" succeeded, ")
                .append(counts.failed())
                .append(" failed");
        append(text, counts.stopped(), "stopped");
        append(text, counts.running(), "running");
        append(text, counts.pending(), "waiting");
        return text.append(".").toString();
    }

    private static void append(StringBuilder text, int count, String state) {
        if (count > 0) {
            text.append(", ").append(count).append(" ").append(state);
        }
    }

    private static List<TrialRecord> top(Result result) {
        Comparator<TrialRecord> better = Comparator.comparing(TrialRecord::objective);
        return result.trials().stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED && isFeasible(result, trial))
                .filter(trial -> Budgets.isWhole(result.spec(), trial.spec()))
                .sorted(result.spec().objective().goal() == Goal.Maximize ? better.reversed() : better)
                .limit(TOP)
                .toList();
    }

    private static boolean isFeasible(Result result, TrialRecord trial) {
        return Feasibility.complaint(result.spec(), trial.metrics()).isEmpty();
    }

    private static List<TrialRecord> closest(Result result) {
        return result.trials().stream()
                .filter(trial -> trial.state() == TrialState.SUCCEEDED)
                .sorted(Comparator.comparingDouble(
                        trial -> Feasibility.violations(result.spec(), trial.state(), trial.metrics()).stream()
                                .mapToDouble(violation -> violation <= 0 ? 0 : violation)
                                .sum()))
                .limit(TOP)
                .toList();
    }

    /** In the order of the status. */
    private static List<TrialRecord> front(Result result) {
        return result.status().paretoFront().stream()
                .flatMap(each ->
                        result.trials().stream().filter(trial -> trial.name().equals(each.trial())))
                .toList();
    }

    private static String table(Result result, List<TrialRecord> trials) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("TRIAL"));
        result.spec().objectives().forEach(objective -> header.add(objective.metric()));
        header.addAll(constrained(result));
        header.addAll(List.of("TIME", "PARAMETERS"));
        rows.add(header);
        for (TrialRecord trial : trials) {
            List<String> row = new ArrayList<>(List.of(trial.name()));
            Outcomes.values(result.spec(), trial.objective(), trial.objectives()).stream()
                    .map(Texts::number)
                    .forEach(row::add);
            constrained(result).forEach(metric -> row.add(last(trial, metric)));
            row.add(trial.duration().map(Texts::duration).orElse(""));
            row.add(Texts.parameters(trial.spec().parameters()));
            rows.add(row);
        }
        return aligned(rows);
    }

    /** The constrained metrics that are no objectives. */
    private static List<String> constrained(Result result) {
        List<String> metrics = result.spec().requiredMetrics();
        return metrics.subList(result.spec().objectives().size(), metrics.size());
    }

    private static String last(TrialRecord trial, String metric) {
        MetricStatus measured = trial.metrics().get(metric);
        return measured == null || measured.last() == null ? "" : Texts.number(measured.last());
    }

    static String aligned(List<List<String>> rows) {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                boolean isLast = column == row.size() - 1;
                text.append(row.get(column));
                text.append(
                        isLast ? "\n" : " ".repeat(width + 2 - row.get(column).length()));
            }
        }
        return text.toString();
    }
}
