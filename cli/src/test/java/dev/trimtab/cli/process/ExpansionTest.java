package dev.trimtab.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {

    @ParameterizedTest
    @CsvSource({
        "$(A), 1",
        "x$(A)y$(B)z, x1ytwoz",
        "$(MISSING), $(MISSING)",
        "$$(A), $(A)",
        "$$$(A), $1",
        "$$$$(A), $$(A)",
        "$(A, $(A",
        "$, $",
        "cost: $5 $$ $A, cost: $5 $ $A",
        "$(), $()",
    })
    void aReferenceIsResolvedAsKubernetesDoes(String text, String expanded) {
        assertThat(Expansion.expand(text, Map.of("A", "1", "B", "two"))).isEqualTo(expanded);
    }
}
