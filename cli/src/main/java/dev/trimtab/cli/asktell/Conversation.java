package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trimtab.cli.asktell.Request.Analyse;
import dev.trimtab.cli.asktell.Request.Ask;
import dev.trimtab.cli.asktell.Request.Exit;
import dev.trimtab.cli.asktell.Request.Init;
import dev.trimtab.cli.asktell.Request.Inject;
import dev.trimtab.cli.asktell.Request.Report;
import dev.trimtab.cli.asktell.Request.Tell;
import dev.trimtab.core.study.AlgorithmNames;
import dev.trimtab.engine.study.AlgorithmChoice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One client's requests and the replies to them, a line each and in order, until the client leaves. */
public final class Conversation {

    /** NaN is read so that it can be refused where it stands: Python writes it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PrintStream err;
    private @Nullable Session session;

    /** @param err for the traces of our own mistakes */
    public Conversation(PrintStream err) {
        this.err = err;
    }

    /**
     * Returns when the client says {@code exit}, when its requests end, or when it no longer listens.
     *
     * @param out carries nothing but replies
     */
    public void run(BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            String reply = reply(line);
            if (reply == null) {
                return;
            }
            out.print(reply + "\n");
            if (out.checkError()) { // which flushes, too
                return;
            }
        }
    }

    /** {@code null} after the last request. */
    @Nullable
    String reply(String line) {
        ObjectNode reply = answer(line);
        return reply == null ? null : reply.toString();
    }

    private @Nullable ObjectNode answer(String line) {
        try {
            Fields fields = Fields.of(object(line));
            if (Requests.isInit(fields)) {
                session = null; // also where the new study is refused: nobody means the old one any more
            }
            ObjectNode reply = answer(Requests.read(fields));
            if (reply != null) {
                warn(reply, fields.unread());
            }
            return reply;
        } catch (RefusedRequestException refused) {
            return error(refused.sentence());
        } catch (IllegalArgumentException refused) { // the engine's word for a space or a study that is none
            return error(String.valueOf(refused.getMessage()));
        } catch (RuntimeException bug) {
            bug.printStackTrace(err);
            return error("This is a bug in trimtab (" + bug + "); please report it with the trace on standard error.");
        }
    }

    private @Nullable ObjectNode answer(Request request) {
        return switch (request) {
            case Init init -> {
                session = new Session(init);
                AlgorithmChoice choice = session.choice();
                ObjectNode reply = ok();
                reply.putObject("algorithm")
                        .put("name", AlgorithmNames.of(choice.algorithm()))
                        .put("reason", choice.reason());
                yield reply;
            }
            case Ask ask -> trials(ask.count());
            case Tell tell -> {
                session().tell(tell.id(), tell.outcome());
                yield ok();
            }
            case Report report -> verdict(report);
            case Inject inject -> {
                session().inject(session().space().point(inject.params()), inject.outcome());
                yield ok();
            }
            case Analyse analyse -> session().analyse(analyse.radius(), analyse.reference());
            case Exit exit -> null;
        };
    }

    private ObjectNode verdict(Report report) {
        ObjectNode reply = JSON.createObjectNode();
        session()
                .report(report.id(), report.step(), report.value())
                .ifPresentOrElse(
                        stop -> reply.put("stop", true)
                                .put("reason", stop.reason())
                                .put("message", stop.message()),
                        () -> reply.put("stop", false));
        return reply;
    }

    private ObjectNode trials(int count) {
        Session.Answer answer = session().ask(count);
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode trials = reply.putArray("trials");
        for (Session.Asked trial : answer.asked()) {
            ObjectNode json = trials.addObject().put("id", trial.id());
            json.set("params", session().space().json(trial.point()));
            if (trial.budget() != null) {
                json.put("budget", trial.budget());
            }
            if (trial.resumed()) {
                json.put("resume", trial.id());
            }
            if (trial.parent() != null) {
                json.put("parent", Integer.parseInt(trial.parent().trialId()))
                        .put("parent_step", trial.parent().steps());
            }
        }
        if (answer.exhausted()) {
            reply.put("exhausted", true);
        }
        return reply;
    }

    private Session session() {
        if (session == null) {
            throw new RefusedRequestException("There is no study yet: send init first.");
        }
        return session;
    }

    private static ObjectNode object(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json instanceof ObjectNode object) {
                return object;
            }
            throw new RefusedRequestException(
                    "A request is an object on one line: write one such as {\"cmd\":\"ask\",\"count\":1}.");
        } catch (JsonProcessingException malformed) {
            throw new RefusedRequestException("The line is no JSON object, column "
                    + malformed.getLocation().getColumnNr() + ": "
                    + malformed.getOriginalMessage() + ".");
        }
    }

    private static void warn(ObjectNode reply, List<String> unread) {
        if (!unread.isEmpty()) {
            ArrayNode warnings = reply.putArray("warnings");
            unread.forEach(path -> warnings.add("'" + path + "' means nothing here and was ignored."));
        }
    }

    private static ObjectNode ok() {
        return JSON.createObjectNode().put("ok", true);
    }

    private static ObjectNode error(String sentence) {
        return JSON.createObjectNode().put("error", sentence);
    }
}
