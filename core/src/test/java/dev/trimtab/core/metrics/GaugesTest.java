package dev.trimtab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaugesTest {

    private final Gauges gauges = new Gauges(List.of("loss"));

    @Test
    void aGaugeThatStandsStillIsReportedOnce() {
        assertThat(gauges.read("loss 0.5")).containsExactly(new Report("loss", OptionalLong.empty(), 0.5));
        assertThat(gauges.read("loss 0.5")).isEmpty();
        assertThat(gauges.read("")).isEmpty();
        assertThat(gauges.read("loss 0.4")).hasSize(1);
        assertThat(gauges.read("loss 0.5")).hasSize(1);
    }

    @Test
    void theSameValueAtANewStepIsNews() {
        assertThat(gauges.read("epoch 1\nloss 0.5")).hasSize(1);
        assertThat(gauges.read("epoch 1\nloss 0.5")).isEmpty();
        assertThat(gauges.read("epoch 2\nloss 0.5")).containsExactly(new Report("loss", OptionalLong.of(2), 0.5));
        assertThat(gauges.read("epoch 3\nloss NaN")).hasSize(1);
        assertThat(gauges.read("epoch 3\nloss NaN")).isEmpty();
    }
}
