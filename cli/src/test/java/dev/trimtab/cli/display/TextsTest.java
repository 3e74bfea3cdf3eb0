package dev.trimtab.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void numbersKeepFourDigits() {
        assertThat(Texts.number(0.96123456)).isEqualTo("0.9612");
        assertThat(Texts.number(64)).isEqualTo("64");
        assertThat(Texts.number(120_345)).isEqualTo("120300");
        assertThat(Texts.number(0.0000123)).isEqualTo("1.23e-05");
        assertThat(Texts.number(0)).isEqualTo("0");
        assertThat(Texts.number(Double.NaN)).isEqualTo("NaN");
    }

    @Test
    void durationsAreShort() {
        assertThat(Texts.duration(Duration.ofMillis(340))).isEqualTo("0.3s");
        assertThat(Texts.duration(Duration.ofSeconds(80))).isEqualTo("1m20s");
        assertThat(Texts.duration(Duration.ofMinutes(125))).isEqualTo("2h05m");
    }

    @Test
    void whatATrialPrintsDoesNotMoveTheCursor() {
        assertThat(Ansi.withoutControls("\033[31mred\033[0m\tbell\007")).isEqualTo("red bell ");
    }
}
