package dev.trimtab.core.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {

    /** The right column is what kubectl makes of the left one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            y                      | true
            No                     | false
            on                     | true
            tRUE                   | "tRUE"
            1e-5                   | 1.0E-5
            1E5                    | 100000
            1.                     | 1
            .5                     | 0.5
            5.0                    | 5
            1e20                   | 1.0E20
            1e999                  | "1e999"
            0o14                   | 12
            014                    | 12
            0x1F                   | 31
            -0x10                  | -16
            0b11                   | 3
            1_000                  | 1000
            +5                     | 5
            08                     | 8
            99999999999999999999   | 1.0E20
            2001-01-01             | "2001-01-01"
            12:30                  | "12:30"
            ~                      | null
            nULL                   | "nULL"
            "5"                    | "5"
            !!str 5                | "5"
            !!float 5              | 5
            =                      | "="
            """)
    void scalarsMeanWhatTheyMeanToKubectl(String written, String json) throws Exception {
        assertThat(Documents.read("a: " + written).getFirst().content().get("a"))
                .hasToString(json);
    }

    @Test
    void jsonIsYamlEvenWithTabs() throws Exception {
        assertThat(Documents.read("{\n\t\"a\":\t{\"b\": [1, \"\\ud83d\\ude00\\/\\\\/\"]}\n}")
                        .getFirst()
                        .content())
                .hasToString("{\"a\":{\"b\":[1,\"😀/\\\\/\"]}}");
    }

    @Test
    void emptyDocumentsAreLeftOut() throws Exception {
        assertThat(Documents.read("# nothing\n---\n---\na: 1\n---\n")).hasSize(1);
        assertThat(Documents.read("")).isEmpty();
    }

    @Test
    void anchorsAndMergesAreFollowed() throws Exception {
        Document document = Documents.read("base: &b {v: 1, w: 2}\nother:\n  <<: *b\n  w: 3\n")
                .getFirst();
        assertThat(document.content().get("other")).hasToString("{\"w\":3,\"v\":1}");
        assertThat(document.locations().line("other.w")).isEqualTo(4);
        assertThat(document.locations().line("other.v")).isEqualTo(1);
    }

    @Test
    void locationsFallBackToWhatIsAround() throws Exception {
        var locations = Documents.read("a:\n  b:\n  - c: 1\n  - {d.e/f: 2}\n")
                .getFirst()
                .locations();
        assertThat(locations.line("a.b[0].c")).isEqualTo(3);
        assertThat(locations.line("a.b[0].x.y")).isEqualTo(3);
        assertThat(locations.line("a.b[1][d.e/f]")).isEqualTo(4);
        assertThat(locations.line("a.b[7].c")).isEqualTo(2);
        assertThat(locations.line("z")).isEqualTo(1);
        assertThat(Locations.none().line("a")).isZero();
    }

    @Test
    void aKeyWrittenTwiceIsAnError() {
        assertInvalid("a: 1\nb: 2\na: 3\n", "line 3, column 1: the key a is written twice here, first in line 1");
    }

    @Test
    void whatIsNoYamlIsSaidWithItsPlace() {
        assertInvalid("a: b: c\n", "line 1, column 5: mapping values are not allowed here");
        assertInvalid("a: [1, 2\nb: 3\n", "line 2, column 2");
        assertInvalid("- a\n", "line 1, column 1: a document must be an object");
        assertInvalid("a: &x {b: *x}\n", "the anchored value contains itself");
        assertInvalid("a: *x\n", "line 1, column 4");
        assertInvalid("? [a]\n: 1\n", "a key must be a text");
    }

    @Test
    void anchorsCannotMakeADocumentHuge() {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "*a" + (i - 1) + "]\n");
        }
        assertInvalid(yaml.toString(), "too large");
    }

    private static void assertInvalid(String yaml, String sentence) {
        assertThatExceptionOfType(InvalidYamlException.class)
                .isThrownBy(() -> Documents.read(yaml))
                .withMessageContaining(sentence);
    }
}
