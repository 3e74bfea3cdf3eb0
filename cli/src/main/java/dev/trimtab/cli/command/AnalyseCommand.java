package dev.trimtab.cli.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.display.Terminal;
import dev.trimtab.cli.file.InvalidFileException;
import dev.trimtab.cli.journal.History;
import dev.trimtab.cli.result.AnalysisDocument;
import dev.trimtab.cli.result.AnalysisTable;
import dev.trimtab.cli.result.ResultDocument;
import dev.trimtab.core.plan.ExperimentPlanner;
import dev.trimtab.core.study.Points;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "analyse",
        description = {
            "Say what the trials of a run on this machine tell: which parameters matter, which settings to use, and"
                    + " whether more trials would pay. While the run goes on or afterwards."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  trimtab analyse experiment.yaml",
            "  trimtab analyse .trimtab/quickstart -o json | jq .recommended.parameters"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the run was found", "1:the file is not valid", "2:there is no run"})
final class AnalyseCommand implements Callable<Integer> {

    @Mixin
    private PastRun run = new PastRun();

    @Option(
            names = "--radius",
            paramLabel = "R",
            description = "How far settings may be off that must still be good, in widths of the parameters' ranges."
                    + " Default: ${DEFAULT-VALUE}.")
    private double radius = Analysis.RADIUS;

    @Option(
            names = "--reference",
            paramLabel = "V,…",
            split = ",",
            description = "A value for each objective that is worse than all that counts: tells the hypervolume.")
    private List<Double> reference = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InvalidFileException {
        if (!(radius >= 0 && radius <= 1)) {
            throw run.refused("--radius must be from 0 to 1, not " + radius + ".");
        }
        History history = run.history();
        String experiment = history.experiment().orElseThrow();
        Study study = ExperimentPlanner.study(experiment, history.spec().orElseThrow(), history.views());
        if (!reference.isEmpty() && reference.size() != study.objectives().size()) {
            throw run.refused("--reference has " + reference.size() + (reference.size() == 1 ? " value" : " values")
                    + ", the experiment has " + study.objectives().size() + ": write one for each objective.");
        }
        Analysis analysis = Analysis.of(study, radius, reference);
        System.out.print(
                switch (run.output()) {
                    case table ->
                        AnalysisTable.of(
                                experiment,
                                study,
                                analysis,
                                !Terminal.of(1, System.getenv()).live(),
                                trial -> Points.toJson(trial.parameters()));
                    case json -> ResultDocument.json(AnalysisDocument.of(study, analysis, AnalyseCommand::trial));
                    case yaml -> ResultDocument.yaml(AnalysisDocument.of(study, analysis, AnalyseCommand::trial));
                });
        return ExitCode.SUCCESS;
    }

    private static ObjectNode trial(StudyTrial trial) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("trial", trial.id());
        json.set("parameters", Points.toJson(trial.parameters()));
        ArrayNode values = json.putArray("values");
        trial.values().forEach(values::add);
        return json;
    }
}
