package dev.trimtab.core.study;

import static dev.trimtab.core.study.Parameters.categorical;
import static dev.trimtab.core.study.Parameters.integer;
import static dev.trimtab.core.study.Parameters.real;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trimtab.api.v1alpha1.DoubleSpec.Scale;
import dev.trimtab.api.v1alpha1.ParameterSpec;
import dev.trimtab.engine.space.Point;
import dev.trimtab.engine.space.Space;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void aPointOfAnySpaceSurvivesTheApiServer(@ForAll("spaces") List<ParameterSpec> specs, @ForAll long seed)
            throws JsonProcessingException {
        Space space = Spaces.of(specs);
        Point point = randomPoint(space, seed);

        JsonNode written = Points.toJson(point);
        JsonNode read = JSON.readTree(written.toString());

        assertThat(read).isEqualTo(written);
        assertThat(space.typed(Points.values(read))).isEqualTo(point);
        assertThat(space.problem(space.typed(Points.values(read)))).isEmpty();
    }

    @Property
    void wholeNumbersAreWrittenWithoutAFraction(@ForAll("spaces") List<ParameterSpec> specs, @ForAll long seed) {
        Point point = randomPoint(Spaces.of(specs), seed);

        for (JsonNode value : Points.toJson(point)) {
            if (value.isNumber()) {
                assertThat(value.toString()).doesNotEndWith(".0");
            }
        }
    }

    @Property
    void aStepIsWrittenInAsManyDigitsAsItHas(@ForAll long seed) {
        Space space = Spaces.of(List.of(real("x", 0, 1, Scale.Linear, 0.1), real("y", 0.3, 0.9, Scale.Log, 0.05)));

        for (JsonNode value : Points.toJson(randomPoint(space, seed))) {
            assertThat(new BigDecimal(value.toString()).scale()).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64.0, 64",
        "-0.0, 0",
        "0.30000000000000004, 0.30000000000000004",
        "1e14, 100000000000000",
        "1e-5, 1.0E-5",
        "1e20, 1.0E20",
        "0.001, 0.001"
    })
    void aNumberIsWrittenAsShortAsJsonAllows(double number, String text) {
        assertThat(Points.toJson(new Point(Map.of("x", number))).get("x").toString())
                .isEqualTo(text);
    }

    @Test
    void aLongIsWrittenExactly() {
        assertThat(Points.toJson(new Point(Map.of("x", Long.MAX_VALUE))).toString())
                .isEqualTo("{\"x\":9223372036854775807}");
    }

    @Test
    void theParametersKeepTheirOrder() {
        Space space = Spaces.of(List.of(integer("b", 1, 8), integer("a", 1, 8), categorical("c", "x")));

        assertThat(Points.toJson(space.point(0.5, 0.5, 0.5)).fieldNames())
                .toIterable()
                .containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "64|64",
                "0.001|0.001",
                "true|true",
                "\"sgd\"|sgd",
                "\"$x \\\"q\\\"\"|$x \"q\"",
                "[\"conv\",\"norm\"]|conv,norm",
                "null|null"
            })
    void aValueAsTextIsWhatAProgramWouldParse(String json, String text) throws JsonProcessingException {
        assertThat(Points.text(JSON.readTree(json))).isEqualTo(text);
    }

    @Test
    void valuesHaveTheTypesThatJsonKnows() throws JsonProcessingException {
        assertThat(Points.values(JSON.readTree("{\"i\":1,\"d\":1.5,\"big\":1e300,\"huge\":99999999999999999999,"
                        + "\"t\":true,\"s\":\"1\",\"l\":[\"a\",\"b\"]}")))
                .isEqualTo(new LinkedHashMap<>(Map.of(
                        "i", 1L, "d", 1.5, "big", 1e300, "huge", 1e20, "t", true, "s", "1", "l", List.of("a", "b"))));
    }

    @Provide
    Arbitrary<List<ParameterSpec>> spaces() {
        return Parameters.anySpace();
    }

    private static Point randomPoint(Space space, long seed) {
        return space.point(new Random(seed).doubles(space.dimensions()).toArray());
    }
}
