package dev.trimtab.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trimtab.operator.testkit.OnCluster;
import dev.trimtab.operator.testkit.Operators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator serves. */
@OnCluster
class EndpointsIT {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started"})
    void itSaysThatItIsWell(String probe) {
        var answer = Operators.shared().get(probe);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\": \"UP\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"experiment", "trial"})
    void itMetersItsControllers(String controller) {
        assertThat(Operators.shared().get("/q/metrics").body().lines())
                .filteredOn(line -> line.startsWith("reconciliations_") && line.contains("\"" + controller + "\""))
                .isNotEmpty();
    }

    @Test
    void nothingElseListens() {
        assertThat(Operators.shared().listeningPorts())
                .containsExactly(Operators.shared().port());
    }
}
