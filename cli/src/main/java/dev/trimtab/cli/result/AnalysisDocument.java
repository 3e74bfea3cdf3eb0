package dev.trimtab.cli.result;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.engine.analyse.Analysis;
import dev.trimtab.engine.analyse.Interaction;
import dev.trimtab.engine.analyse.ObjectiveImportance;
import dev.trimtab.engine.analyse.Prospect;
import dev.trimtab.engine.analyse.Recommendation;
import dev.trimtab.engine.study.Study;
import dev.trimtab.engine.study.StudyTrial;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An analysis for programs. What cannot be said yet is left out. */
public final class AnalysisDocument {

    private static final double DIGITS = 1e4;
    private static final int MOST_INTERACTIONS = 20;

    private AnalysisDocument() {}

    /** @param trial how a trial is written: which one it is, its settings and its values */
    public static ObjectNode of(Study study, Analysis analysis, Function<StudyTrial, ObjectNode> trial) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("measured", analysis.measured());
        document.put("failed", analysis.failed());
        ArrayNode importance = document.putArray("importance");
        analysis.importances().forEach(one -> importance.add(importance(one)));
        ArrayNode front = document.putArray("front");
        analysis.front().forEach(one -> front.add(trial.apply(one)));
        if (analysis.hypervolume() != null) {
            document.put("hypervolume", analysis.hypervolume());
        }
        recommend(document, "recommended", analysis.recommended(), trial);
        recommend(document, "robust", analysis.robust(), trial);
        if (analysis.prospect() != null) {
            document.set("remaining", remaining(study, analysis.prospect()));
        }
        return document;
    }

    private static ObjectNode importance(ObjectiveImportance importance) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("objective", importance.metric());
        json.put("explained", rounded(importance.overall().explained()));
        ArrayNode parameters = json.putArray("parameters");
        importance
                .overall()
                .parameters()
                .forEach(parameter -> parameters
                        .addObject()
                        .put("name", parameter.parameter())
                        .put("main", rounded(parameter.main()))
                        .put("total", rounded(parameter.total()))
                        .put("amongBest", rounded(importance.amongBest().getOrDefault(parameter.parameter(), 0.0))));
        ArrayNode interactions = json.putArray("interactions");
        importance.overall().interactions().stream()
                .limit(MOST_INTERACTIONS)
                .filter(pair -> rounded(pair.share()) > 0)
                .forEach(pair -> interactions.add(interaction(pair)));
        return json;
    }

    private static ObjectNode interaction(Interaction pair) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putArray("parameters").add(pair.first()).add(pair.second());
        return json.put("share", rounded(pair.share()));
    }

    private static void recommend(
            ObjectNode document,
            String field,
            @Nullable Recommendation recommendation,
            Function<StudyTrial, ObjectNode> trial) {
        if (recommendation != null) {
            ObjectNode json = trial.apply(recommendation.trial());
            json.put("mean", recommendation.mean());
            json.put("low", recommendation.low());
            json.put("high", recommendation.high());
            document.set(field, json);
        }
    }

    private static ObjectNode remaining(Study study, Prospect prospect) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("expected", prospect.expected())
                .put("bound", prospect.bound())
                .put("noise", prospect.noise())
                .put("message", Prospects.sentence(study.objective().metric(), prospect));
    }

    /** Shares are not known better. */
    private static double rounded(double share) {
        return Math.round(share * DIGITS) / DIGITS;
    }
}
