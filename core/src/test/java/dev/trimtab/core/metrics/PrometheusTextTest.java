package dev.trimtab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loss 0.5",
                "  loss\t0.5  ",
                "loss 0.5 1712345678901",
                "loss{} 0.5",
                "loss{rank=\"0\"} 0.5",
                "loss{rank=\"0\"}0.5",
                "loss { rank = \"0\" , } 0.5 -1",
                "loss{text=\"a } b\",other=\"say \\\"hi\\\" \\\\ \\n\"} 0.5",
                "loss 0.5 # {trace_id=\"abc\"} 0.67 1520879607.789",
                "loss{le=\"1\"} 5.0e-1 1520879607.789 # {trace_id=\"abc\"} 0.67",
                "loss{rank=\"0\"} 0.5\nloss{rank=\"1\"} 0.7",
                "# HELP loss The loss 9\n# TYPE loss gauge\n#loss 9\nloss 0.5\n# EOF",
                "broken\nloss\nloss x\nloss 1 2 3\nloss 0x1p3\nloss 7f\nloss{a=\"b} 8\nloss0.9\nloss 0.5",
                "loss_total 9\nother:loss 9\nloss 0.5\r\n"
            })
    void theFirstSampleOfANameIsItsValue(String page) {
        assertThat(PrometheusText.read(page, List.of("loss"))).containsExactly(report("loss", 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, NaN",
        "+Inf, Infinity",
        "-Inf, -Infinity",
        "Inf, Infinity",
        "1e-5, 1.0E-5",
        "-0.25, -0.25",
        "1712345678901, 1.712345678901E12"
    })
    void numbersAreReadAsGoPrintsThem(String text, double value) {
        assertThat(PrometheusText.read("loss " + text, List.of("loss"))).containsExactly(report("loss", value));
    }

    @Test
    void onlyMetricsThatAreAskedForAreReportedUnderTheirOwnNames() {
        String page = "val_accuracy 0.9\nprocess_cpu_seconds_total 12\nloss 0.5";

        assertThat(PrometheusText.read(page, List.of("val/accuracy", "loss", "missing")))
                .containsExactly(report("val/accuracy", 0.9), report("loss", 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "loss, loss",
        "val/accuracy, val_accuracy",
        "top-5.acc@1, top_5_acc_1",
        "5shot, _5shot",
        "a:b, a:b",
        "é, _"
    })
    void aNameThatPrometheusDoesNotAllowIsMapped(String metric, String sample) {
        assertThat(PrometheusText.sampleName(metric)).isEqualTo(sample);
    }

    @Property
    void everyNameIsMappedToOneThatPrometheusAllows(@ForAll @StringLength(min = 1, max = 20) String metric) {
        String sample = PrometheusText.sampleName(metric);

        assertThat(sample).matches("[A-Za-z_:][A-Za-z0-9_:]*");
        assertThat(PrometheusText.read(sample + " 0.5", List.of(metric))).containsExactly(report(metric, 0.5));
    }

    @Test
    void theFinestCountOnThePageIsTheStep() {
        assertThat(PrometheusText.read("epoch 2\nstep 70\nloss 0.5", List.of("loss")))
                .containsExactly(new Report("loss", OptionalLong.of(70), 0.5));
        assertThat(PrometheusText.read("loss 0.5\nepoch{rank=\"0\"} 2\nstep NaN", List.of("loss")))
                .containsExactly(new Report("loss", OptionalLong.of(2), 0.5));
    }

    @Test
    void labelsMayBeAsLongAsTheyLike() {
        String label = "l=\"" + "\\\\x".repeat(100_000) + "\",";
        String labels = "l=\"x\",".repeat(100_000);

        assertThat(PrometheusText.read("loss{" + label + labels + "} 0.5", List.of("loss")))
                .containsExactly(report("loss", 0.5));
        assertThat(PrometheusText.read("loss{" + label + labels + " 0.5", List.of("loss")))
                .isEmpty();
    }

    @Property(tries = 3000)
    void noPageIsTooStrangeToRead(
            @ForAll
                    @Chars({'a', '{', '}', '"', '\\', '=', ' ', '\n', '#', '1', '.', '+', 'e', ','})
                    @StringLength(max = 60)
                    String page) {
        assertThat(PrometheusText.read(page, List.of("a"))).hasSizeLessThanOrEqualTo(1);
    }

    private static Report report(String metric, double value) {
        return new Report(metric, OptionalLong.empty(), value);
    }
}
