package dev.trimtab.cli.display;

import dev.trimtab.cli.journal.TrialRecord;
import java.util.ArrayList;
import java.util.List;

/** The lines that are redrawn: a bar, the best trial, and a line for each trial that runs. */
final class Block {

    private static final int BAR = 24;

    private final Ansi ansi;

    Block(Ansi ansi) {
        this.ansi = ansi;
    }

    /** As many lines as fit, each no wider than the terminal. */
    List<String> lines(Progress progress, Terminal.Size size) {
        int width = size.columns() - 1;
        List<String> lines = new ArrayList<>();
        lines.add(bar(progress, width));
        lines.add(best(progress, width));
        int room = Math.max(1, size.rows() - lines.size() - 2);
        progress.running().stream()
                .limit(room)
                .map(running -> ansi.dim(cut(running(progress, running), width)))
                .forEach(lines::add);
        if (progress.running().size() > room) {
            lines.add(ansi.dim(cut("  and " + (progress.running().size() - room) + " more", width)));
        }
        return lines;
    }

    private String bar(Progress progress, int width) {
        int filled = progress.total() == 0 ? 0 : BAR * progress.done() / progress.total();
        var text = new StringBuilder(" " + progress.done() + "/" + progress.total() + " trials, "
                + progress.running().size() + " running");
        if (progress.counts().failed() > 0) {
            text.append(", ").append(progress.counts().failed()).append(" failed");
        }
        progress.left()
                .ifPresent(left ->
                        text.append(", about ").append(Texts.duration(left)).append(" left"));
        return ansi.green("█".repeat(filled))
                + ansi.dim("░".repeat(BAR - filled))
                + cut(text.toString(), Math.max(0, width - BAR));
    }

    private String best(Progress progress, int width) {
        var best = progress.best();
        return best == null
                ? ansi.dim(cut(noBest(progress), width))
                : ansi.bold(cut(
                        (progress.front().isEmpty() ? "" : progress.front().size() + " on the Pareto front, ")
                                + "best " + progress.metric() + "=" + Texts.number(best.value()) + " by " + best.trial()
                                + ": "
                                + Texts.parameters(best.parameters()),
                        width));
    }

    private static String noBest(Progress progress) {
        if (progress.nowhere()) {
            return "no trial meets the constraints yet";
        }
        return progress.counts().succeeded() == 0 ? "no result yet" : "no result of a trial of all steps yet";
    }

    private static String running(Progress progress, Progress.Running running) {
        var text = new StringBuilder("  " + running.trial().name() + "  " + Texts.duration(progress.elapsed(running)));
        running.step().ifPresent(step -> text.append("  step ").append(step).append(budget(running.trial())));
        running.objectives()
                .forEach((metric, so) -> so.ifPresent(
                        value -> text.append("  ").append(metric).append("=").append(Texts.number(value))));
        return text.toString();
    }

    private static String budget(TrialRecord trial) {
        Long budget = trial.spec().budget();
        return budget == null ? "" : "/" + budget;
    }

    private static String cut(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
