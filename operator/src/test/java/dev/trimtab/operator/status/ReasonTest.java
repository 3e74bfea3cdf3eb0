package dev.trimtab.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTest {

    @ParameterizedTest
    @EnumSource
    void everyReasonOfAnEventIsDocumented(Reason reason) throws IOException {
        assertThat(Files.readString(Path.of("../docs/experiments.md"))).contains("`" + reason + "`");
    }
}
