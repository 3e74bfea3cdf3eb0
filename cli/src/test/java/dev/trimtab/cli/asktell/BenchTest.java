package dev.trimtab.cli.asktell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bench/judge with a judge that measures nothing: what it is asked for, and what becomes of its rows. */
class BenchTest {

    private static final Path SCRIPT =
            Path.of("../bench/judge").toAbsolutePath().normalize();

    /** A row for each study and each call; the engine {@code cheat} gives points that are none. */
    private static final String BENCH = """
            import json, os, sys
            if sys.argv[1] == 'list':
                print('hills mo_hills')
                sys.exit()
            options = dict(zip(sys.argv[2::2], sys.argv[3::2]))
            for problem in options['--problems'].split(','):
                row = dict(engine=options['--engine'], problem=problem, n=int(options['--n']), seed=int(options['--seeds']),
                           batch=int(options['--batch']), invalid=int(options['--engine'] == 'cheat'), error=None)
                with open(os.environ['JUDGE_OUT'] + '/results.jsonl', 'a') as rows:
                    rows.write(json.dumps(row) + '\\n')
            """;

    private static final String REPORT = """
            import os
            rows = open(os.environ['JUDGE_OUT'] + '/results.jsonl').read().splitlines()
            print('\\n### rows of all\\n\\n| row |\\n|---|')
            for row in rows: print('|', row, '|')
            print('\\n### nothing\\n\\n| row |\\n|---|')
            """;

    @TempDir
    Path folder;

    private Path page;

    @BeforeEach
    void aJudge() throws IOException {
        assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "python3"))));
        page = folder.resolve("page.md");
        program("judge/venv/bin/python", "#!/bin/sh\nexec python3 \"$@\"\n");
        program("judge/bench.py", BENCH);
        program("judge/report.py", REPORT);
        program("judge/mo_report.py", "");
        program(
                "judge/engines.json",
                "{\"random\": {\"cmd\": [\"HERE/random\"]}, \"cheat\": {\"cmd\": [\"HERE/cheat\"]}}");
        program("judge/measured/results.jsonl", """
                {"engine":"old","problem":"hills","n":60,"seed":3,"batch":1}
                {"engine":"old","problem":"hills","n":60,"seed":4,"batch":1}
                {"engine":"older","problem":"hills","n":60,"seed":3,"batch":1}
                """);
        program("trimtab", "#!/bin/sh\n");
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String judge(int exitCode, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "python3", "-B", SCRIPT.toString(), folder.resolve("judge").toString(), "--seeds", "3"));
        command.addAll(List.of("--work", folder.resolve("work").toString(), "--page", page.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRIMTAB", folder.resolve("trimtab").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
        return said;
    }

    @Test
    void thePageShowsTheStudiesAskedForAndHowTheyWereMade() throws Exception {
        judge(0, "--peers", "random", "--peers-measured", "old", "--algorithms", "auto,sobol");
        judge(0, "--peers", "random", "--peers-measured", "old", "--algorithms", "auto", "--problems", "hills");

        String text = Files.readString(page);
        assertThat(text.lines().filter(line -> line.startsWith("| {")))
                .extracting(line -> Client.json(line.substring(2, line.length() - 2)))
                .extracting(row -> row.get("engine").textValue() + " "
                        + row.get("problem").textValue() + " " + row.get("n") + " " + row.get("seed"))
                .contains("trimtab hills 60 3", "random hills 60 3", "old hills 60 3")
                .noneMatch(row -> row.contains("mo_hills") || row.contains("sobol") || row.contains("older"))
                .noneMatch(row -> row.startsWith("old") && row.endsWith("4"));
        assertThat(text)
                .contains("## Rows of all", "    bench/judge JUDGE ", "| Date | 20", "| Trimtab | commit ")
                .doesNotContain("## Nothing", "What went wrong");
    }

    @Test
    void problemsWithTwoObjectivesGetAHundredTrials() throws Exception {
        String said = judge(0, "--n", "20", "--batch", "1,8");

        assertThat(said.lines().filter(line -> line.startsWith("$ ") && line.contains("trimtab")))
                .extracting(line -> line.replaceAll(".*--problems", "--problems"))
                .containsExactlyInAnyOrder(
                        "--problems hills --n 20 --seeds 3 --batch 1",
                        "--problems mo_hills --n 100 --seeds 3 --batch 1",
                        "--problems hills --n 20 --seeds 3 --batch 8",
                        "--problems mo_hills --n 100 --seeds 3 --batch 8");
    }

    @Test
    void rowsThatShouldNotBeAreToldByThePageAndTheExitCode() throws Exception {
        String said = judge(1, "--peers", "cheat", "--problems", "hills");

        assertThat(said).contains("cheat hills 3 60: 1 points that the space does not allow");
        assertThat(page).content().contains("## What went wrong", "cheat hills");
        assertThat(judge(1, "--peers", "nobody")).contains("The judge has no engine nobody");
    }
}
