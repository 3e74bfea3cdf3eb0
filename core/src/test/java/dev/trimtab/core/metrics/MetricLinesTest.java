package dev.trimtab.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricLinesTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @MethodSource
    void aLineHoldsReports(String line, List<Report> reports) {
        assertThat(MetricLines.read(line)).isEqualTo(reports);
    }

    static Stream<Arguments> aLineHoldsReports() {
        return Stream.of(
                // pairs
                line("loss=0.5", at("loss", 0.5)),
                line("lr=1e-3", at("lr", 1e-3)),
                line("lr=1.E+2 x=.5 y=-3 z=+4. w=5.", at("lr", 100), at("x", 0.5), at("y", -3), at("z", 4), at("w", 5)),
                line("loss=0.5,acc=0.9", at("loss", 0.5), at("acc", 0.9)),
                line("loss=0.5; acc=0.9|f1=0.8", at("loss", 0.5), at("acc", 0.9), at("f1", 0.8)),
                line("  loss = 0.5\tacc =0.9  ", at("loss", 0.5), at("acc", 0.9)),
                line("(loss=0.5) [acc=0.9] 'f1=0.8'", at("loss", 0.5), at("acc", 0.9), at("f1", 0.8)),
                line("Epoch 3 is done, loss=0.5.", at("loss", 0.5)),
                line("loss=1 loss=2", at("loss", 2)),
                line("val/acc=0.9 top@5=0.95 a.b-c_d=1", at("val/acc", 0.9), at("top@5", 0.95), at("a.b-c_d", 1)),
                line("précision=0.9 손실=0.1", at("précision", 0.9), at("손실", 0.1)),
                // units
                line("loss=0.5% ", at("loss", 0.5)),
                line("t=0.5 s, rate=3/s", at("t", 0.5), at("rate", 3)),
                line("t=0.5s size=3GiB hex=0x1F n=1_000 x=5f"),
                // no number
                line(
                        "loss=nan acc=NaN f1=-inf g=+Inf h=Infinity",
                        at("loss", NAN),
                        at("acc", NAN),
                        at("f1", -INF),
                        at("g", INF),
                        at("h", INF)),
                line("a=NAN b=-INF", at("a", NAN), at("b", -INF)),
                line("a=nano b=info c=infinite d=ınf e=١٢"),
                line("a=1e b=- c=. d=e5 e== f=true g="),
                // steps
                line("step=7 loss=0.5", step(7, "loss", 0.5)),
                line("loss=0.5 Epoch=7", step(7, "loss", 0.5)),
                line("epoch=3/100 loss=0.5", step(3, "loss", 0.5)),
                line("epoch=2 global_step=70 loss=0.5", step(70, "loss", 0.5)),
                line("iteration=9 epoch=2 loss=0.5", step(9, "loss", 0.5)),
                line("step=nan loss=0.5", at("loss", 0.5)),
                line("step=7"),
                // what stands around reports
                line("2026-01-31T12:00:00.123Z loss=0.5", at("loss", 0.5)),
                line("2026-01-31 12:00:00,123 - INFO - loss=0.5", at("loss", 0.5)),
                line("INFO:root:loss=0.5", at("loss", 0.5)),
                line("[default0]:loss=0.5", at("loss", 0.5)),
                line("level=info msg=\"step done\" loss=0.5", at("loss", 0.5)),
                line("\u001B[1;32mloss=0.5\u001B[0m \u001B[31macc=0.9\u001B[0m", at("loss", 0.5), at("acc", 0.9)),
                line("\u001B[2K\rloss=0.5", at("loss", 0.5)),
                line(
                        " 50%|█████     | 1/2 [00:01<00:01, step=1, loss=0.5]\r100%|██████████| 2/2 [00:02<00:00, step=2, loss=0.4]",
                        step(1, "loss", 0.5), step(2, "loss", 0.4)),
                // JSON
                line("{\"loss\": 0.5, \"acc\": 1}", at("loss", 0.5), at("acc", 1)),
                line(" {\"step\": 7, \"val/loss\": 5e-1} ", step(7, "val/loss", 0.5)),
                line(
                        "{\"loss\": 0.5, \"nested\": {\"acc\": 0.9}, \"list\": [1], \"text\": \"0.9\", \"x=1\": true, \"n\": null}",
                        at("loss", 0.5)),
                line("{\"loss\": 1, \"loss\": 2}", at("loss", 2)),
                line(
                        "{\"a\": NaN, \"b\": Infinity, \"c\": -Infinity, \"d\": 1e999}",
                        at("a", NAN),
                        at("b", INF),
                        at("c", -INF),
                        at("d", INF)),
                line("{}"),
                line("{loss=0.5}", at("loss", 0.5)),
                line("{\"loss\": }"),
                line("[{\"loss\": 0.5}]"),
                // noise
                line(""),
                line(" \t "),
                line("GET https://example.org/search?a=1&b=2&c=3"),
                line("python train.py --lr=0.1 -Dx=1"),
                line("if (a==1 && b!=2 && c<=3 && d>=4)"),
                line("PATH=/usr/bin:/bin date=2026-01-31 time=12:00:00 version=1.2.3 host=10.0.0.1:80"),
                line("betas=0.9,0.999 n=1,000"),
                line("1a=2 =3 a b=c"));
    }

    @Test
    void aLineOfAMegabyteIsDataRatherThanAReport() {
        assertThat(MetricLines.read("loss=0.5 " + "x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void aProgressBarMayRewriteItsLineForAMegabyte() {
        assertThat(MetricLines.read("loss=0.5 ██████████ \r".repeat(50_000))).hasSize(50_000);
    }

    /** Quadratic time would be some 10^8 steps a line; twenty such lines take many seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a", "=", "1", "a=", "a=1", "-", ".", "a.", "1.", "1e", "a ", " ", "\t=", "a=1.", "a=1e1", "{", "\"",
                "\u001B[", "é", "/", "a=nan", "+"
            })
    void noLineTakesLong(String part) {
        List<String> lines = Stream.of("", "a=", "a=1", "\u001B[")
                .map(start -> start + part.repeat(16_000 / part.length()))
                .flatMap(line -> Stream.of(line + "!", line + "x"))
                .toList();
        // Processor time, so that a busy machine does not matter.
        var threads = ManagementFactory.getThreadMXBean();
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 5; i++) {
                lines.forEach(MetricLines::read);
            }
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime())).isLessThan(Duration.ofSeconds(1));
        });
    }

    @Property(tries = 1000)
    void noLineIsTooStrangeToRead(@ForAll @StringLength(max = 60) String line) {
        assertThat(MetricLines.read(line))
                .allSatisfy(report -> assertThat(report.metric()).isNotNull());
    }

    @Property(tries = 2000)
    void noLineThatLooksLikeReportsIsTooStrangeToRead(
            @ForAll
                    @Chars({
                        'a', 'e', '=', '.', '1', '9', '-', '+', ' ', '{', '}', '"', ':', ',', 'n', '\u001B', '[', '\r',
                        'é'
                    })
                    @StringLength(max = 40)
                    String line) {
        assertThat(MetricLines.read(line))
                .allSatisfy(report -> assertThat(report.metric()).isNotNull());
    }

    @Property
    void everyNumberThatJavaPrintsIsReadAsItIs(
            @ForAll double value,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(min = 1, max = 3) String name) {
        assertThat(MetricLines.read("at " + name + "=" + value + " now")).containsExactly(at(name, value));
    }

    @Property
    void everyNumberIsReadAlikeFromJson(@ForAll @DoubleRange(min = -1e300, max = 1e300) double value) {
        assertThat(MetricLines.read("{\"loss\": " + value + "}")).isEqualTo(MetricLines.read("loss=" + value));
    }

    private static Arguments line(String line, Report... reports) {
        return arguments(line, List.of(reports));
    }

    private static Report at(String metric, double value) {
        return new Report(metric, OptionalLong.empty(), value);
    }

    private static Report step(long step, String metric, double value) {
        return new Report(metric, OptionalLong.of(step), value);
    }
}
