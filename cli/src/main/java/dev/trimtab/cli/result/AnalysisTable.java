package dev.trimtab.cli.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.display.Texts;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.analyse.FunctionalAnova;
import dev.trimtab.engine.analyse.Importance;
import dev.trimtab.engine.analyse.Interaction;
import dev.trimtab.engine.analyse.ObjectiveImportance;
import dev.trimtab.engine.analyse.Recommendation;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import dev.trimtab.engine.study.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An analysis for people: what matters most comes first. */
public final class AnalysisTable {

    private static final int BAR = 24;
    private static final int MOST_INTERACTIONS = 5;
    private static final double SMALLEST_INTERACTION = 0.005;
    private static final double UNSURE = 0.5;

    private final Study study;
    private final Analysis analysis;
    private final String bar;
    private final Function<StudyTrial, ObjectNode> parameters;
    private final StringBuilder text = new StringBuilder();

    private AnalysisTable(Study study, Analysis analysis, boolean plain, Function<StudyTrial, ObjectNode> parameters) {
        this.study = study;
        this.analysis = analysis;
        this.bar = plain ? "#" : "█";
        this.parameters = parameters;
    }

    /**
     * The analysis as text.
     *
     * @param plain whether bars are drawn in characters that every file and terminal takes
     * @param parameters the settings of a trial
     */
    public static String of(
            String experiment,
            Study study,
            Analysis analysis,
            boolean plain,
            Function<StudyTrial, ObjectNode> parameters) {
        return new AnalysisTable(study, analysis, plain, parameters).write(experiment);
    }

    private String write(String experiment) {
        text.append("Experiment ").append(experiment).append(": ").append(analysis.measured());
        text.append(analysis.measured() == 1 ? " result, " : " results, ");
        text.append(analysis.failed()).append(" failed.\n");
        if (analysis.importances().isEmpty()) {
            text.append("\nWhat matters can be told from ")
                    .append(FunctionalAnova.FEWEST)
                    .append(" results on.\n");
        }
        analysis.importances().forEach(this::importance);
        if (analysis.front().isEmpty()
                && study.trials().stream().anyMatch(trial -> trial.state() == TrialState.SUCCEEDED)) {
            text.append("\nNo trial meets the constraints so far: there is nothing to recommend.\n");
        }
        front();
        if (analysis.recommended() != null && analysis.robust() != null) {
            recommend("Recommended", analysis.recommended());
            if (analysis.robust().trial().equals(analysis.recommended().trial())) {
                text.append("In its neighbourhood: ")
                        .append(Texts.number(analysis.robust().mean()))
                        .append(" on the average.\n");
            } else {
                recommend("Less sensitive to small changes", analysis.robust());
            }
        }
        if (analysis.prospect() != null) {
            text.append("\nWorth going on? ")
                    .append(Prospects.sentence(study.objective().metric(), analysis.prospect()))
                    .append("\n");
        }
        return text.toString();
    }

    private void importance(ObjectiveImportance importance) {
        double explained = importance.overall().explained();
        text.append("\nWhat ").append(importance.metric()).append(" hangs on; ").append(percent(explained));
        text.append(" of the differences between trials can be foretold from other trials");
        text.append(explained < UNSURE ? ", so take it with caution:\n" : ":\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("PARAMETER", "ALONE", "WITH OTHERS", "AMONG BEST", ""));
        importance.overall().parameters().stream()
                .sorted(Comparator.comparingDouble(Importance::total).reversed())
                .forEach(parameter -> rows.add(List.of(
                        parameter.parameter(),
                        percent(parameter.main()),
                        percent(parameter.total()),
                        percent(importance.amongBest().getOrDefault(parameter.parameter(), 0.0)),
                        bar.repeat((int) Math.round(BAR * parameter.total())))));
        ResultTable.aligned(rows)
                .lines()
                .forEach(line -> text.append(line.stripTrailing()).append("\n"));
        String pairs = importance.overall().interactions().stream()
                .filter(pair -> pair.share() >= SMALLEST_INTERACTION)
                .limit(MOST_INTERACTIONS)
                .map(AnalysisTable::pair)
                .collect(Collectors.joining(", "));
        if (!pairs.isEmpty()) {
            text.append("Together, beyond what each does alone: ").append(pairs).append(".\n");
        }
    }

    private static String pair(Interaction pair) {
        return pair.first() + " and " + pair.second() + " " + percent(pair.share());
    }

    private void front() {
        if (study.objectives().size() == 1 || analysis.front().isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("TRIAL"));
        study.objectives().forEach(objective -> head.add(objective.metric()));
        head.add("PARAMETERS");
        rows.add(head);
        for (StudyTrial trial : analysis.front()) {
            List<String> row = new ArrayList<>(List.of(trial.id()));
            trial.values().forEach(value -> row.add(Texts.number(value)));
            row.add(Texts.parameters(parameters.apply(trial)));
            rows.add(row);
        }
        text.append("\nWhat no other trial beats");
        if (analysis.hypervolume() != null) {
            text.append(", with a hypervolume of ").append(Texts.number(analysis.hypervolume()));
        }
        text.append(":\n").append(ResultTable.aligned(rows));
    }

    private void recommend(String title, Recommendation recommendation) {
        text.append("\n")
                .append(title)
                .append(", of ")
                .append(recommendation.trial().id());
        text.append(": ").append(study.objective().metric()).append(" ").append(Texts.number(recommendation.mean()));
        text.append(" (").append(Texts.number(recommendation.low())).append(" to ");
        text.append(Texts.number(recommendation.high())).append(" with 90 % probability; measured ");
        text.append(recommendation.trial().values().stream().map(Texts::number).collect(Collectors.joining(", ")))
                .append(")\n");
        ResultDocument.yaml(parameters.apply(recommendation.trial()))
                .lines()
                .forEach(line -> text.append("  ").append(line).append("\n"));
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
