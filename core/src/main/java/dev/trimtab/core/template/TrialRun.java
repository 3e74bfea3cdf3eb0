package dev.trimtab.core.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.core.study.Points;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt of a trial is told.
 *
 * @param parameters the active parameters, typed
 * @param budget the step up to which it goes; null where the experiment does not say how many steps there are
 * @param attempt counted from 1
 */
public record TrialRun(
        String experiment,
        String trial,
        ObjectNode parameters,
        @Nullable Long budget,
        long seed,
        int attempt) {

    /** The environment of the trial's process, in a fixed order. */
    public Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TRIMTAB_EXPERIMENT", experiment);
        environment.put("TRIMTAB_TRIAL", trial);
        environment.put("TRIMTAB_SEED", Long.toString(seed));
        environment.put("TRIMTAB_ATTEMPT", Integer.toString(attempt));
        if (budget != null) {
            environment.put("TRIMTAB_BUDGET", Long.toString(budget));
        }
        environment.put("TRIMTAB_PARAMETERS", parameters.toString());
        parameters
                .properties()
                .forEach(field -> environment.put(Names.variable(field.getKey()), Points.text(field.getValue())));
        return environment;
    }
}
