package dev.trimtab.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trimtab.api.v1alpha1.ExperimentSpec;
import dev.trimtab.api.v1alpha1.Trial;
import dev.trimtab.api.v1alpha1.TrialStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialStatusesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SPEC = """
            {"objectives": [{"metric": "score", "goal": "Maximize", "reduce": "Last"}],
             "constraints": [{"metric": "memory", "min": 1, "max": 38}]}
            """;

    @Test
    void whatATrialMeasuredTellsByHowMuchItViolatesEachBound() throws Exception {
        assertThat(violations("Succeeded", "{\"last\": 40.5}")).containsExactly(-39.5, 2.5);
        assertThat(violations("Stopped", "{\"last\": 20}")).containsExactly(-19.0, -18.0);
        assertThat(violations("Stopped", "{}")).isEmpty();
        assertThat(violations("Succeeded", "{}")).containsExactly(Double.NaN, Double.NaN);
    }

    private static List<Double> violations(String state, String memory) throws JsonProcessingException {
        Trial trial = JSON.readValue("{\"metadata\": {\"name\": \"exp-0\"}}", Trial.class);
        trial.setStatus(JSON.readValue("""
                        {"conditions": [{"type": "%s", "status": "True"}], "objective": 1, "reason": "Completed",
                         "metrics": {"score": {"last": 1}, "memory": %s}}
                        """.formatted(state, memory), TrialStatus.class));
        return TrialStatuses.view(trial, JSON.readValue(SPEC, ExperimentSpec.class))
                .violations();
    }
}
