package dev.trimtab.cli.command;

import dev.trimtab.cli.asktell.Conversation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "ask-tell",
        description = {
            "Let another program drive the search: it writes requests to standard input, a JSON object on each line, and"
                    + " reads a line of JSON for each of them from standard output.",
            "",
            "init starts a study, ask gives points to try, tell takes their results, report takes values on the way,"
                    + " inject takes results from elsewhere, analyse says what they tell, exit ends. docs/ask-tell.md describes every field."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExample, a request and its reply at a time:%n",
        footer = {
            "  {\"cmd\":\"init\",\"space\":[{\"name\":\"lr\",\"type\":\"float\",\"low\":1e-5,\"high\":0.1,\"log\":true}],"
                    + "\"objectives\":[{\"name\":\"loss\",\"goal\":\"minimize\"}],\"seed\":7}",
            "  {\"ok\":true}",
            "  {\"cmd\":\"ask\"}",
            "  {\"trials\":[{\"id\":0,\"params\":{\"lr\":0.0012}}]}",
            "  {\"cmd\":\"tell\",\"id\":0,\"values\":[0.31]}",
            "  {\"ok\":true}"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the other program sent exit, or closed standard input"})
final class AskTellCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        new Conversation(System.err).run(in, out);
        return ExitCode.SUCCESS;
    }
}
