package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trimtab.cli.support.Child;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/ask-tell.md against the process itself. */
class DocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/ask-tell.md");

    @TempDir
    Path folder;

    @Test
    void theSessionInTheDocumentIsWhatTheProcessSays() throws Exception {
        List<String> lines = block("console").lines().toList();
        List<String> command = new ArrayList<>(Child.command());
        command.add("ask-tell");
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
        List<String> said = new ArrayList<>();
        try (PrintWriter requests = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader replies = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                if (line.startsWith("> ")) {
                    said.add(line);
                    requests.println(line.substring(2));
                } else {
                    said.add("< " + replies.readLine()); // would wait for ever if a reply were not flushed
                }
            }
            assertThat(replies.readLine()).isNull();
        }
        assertThat(said).isEqualTo(lines);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    @Test
    void thePythonClientInTheDocumentWorks() throws Exception {
        assumeTrue(isThere("python3"));
        Path trimtab = Files.writeString(
                folder.resolve("trimtab"),
                "#!/bin/sh\nexec "
                        + Child.command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "))
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(trimtab, PosixFilePermissions.fromString("rwx------"));
        Path client = Files.writeString(folder.resolve("client.py"), block("python"));
        ProcessBuilder python = new ProcessBuilder("python3", client.toString()).redirectErrorStream(true);
        python.environment().put("TRIMTAB", trimtab.toString());

        Process process = python.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).startsWith("best loss ");
        assertThat(Double.parseDouble(out.substring("best loss ".length()))).isLessThan(0.1);
    }

    private static String block(String language) throws IOException {
        String text = Files.readString(DOCUMENT);
        String start = "```" + language + "\n";
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf("```", from));
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
