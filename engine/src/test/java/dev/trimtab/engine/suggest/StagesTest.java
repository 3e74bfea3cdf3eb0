package dev.trimtab.engine.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StagesTest {
    @Test
    void itIsLearntAnewForEveryTrialAtFirstAndThenForEveryTwentiethPart() {
        assertThat(Stages.last(0)).isZero();
        assertThat(Stages.last(3)).isEqualTo(3);
        assertThat(Stages.last(60)).isEqualTo(60);
        assertThat(Stages.last(62)).isEqualTo(60);
        assertThat(Stages.last(63)).isEqualTo(63);
        for (int n = 60; n < 2_000; n++) {
            assertThat(Stages.last(n)).isBetween(n - Math.max(1, n / 20), n);
        }
    }
}
