package dev.trimtab.cli.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The events of an experiment, each on disk before anybody acts on it. */
public final class Journal implements AutoCloseable {

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens a journal for more; a last line that was torn is cut off. */
    public static Journal open(Path path) throws IOException {
        var file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        file.truncate(wholeLines(Files.readAllBytes(path)));
        file.position(file.size());
        return new Journal(file);
    }

    /** The events of a journal; a last line that was torn is left out. */
    public static List<Event> read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
        List<Event> events = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                events.add(EventLines.read(line));
            } catch (JsonProcessingException damaged) {
                throw new IOException(
                        path + ":" + (events.size() + 1) + ": this line of the journal is damaged ("
                                + damaged.getOriginalMessage() + "); begin anew with --fresh.",
                        damaged);
            }
        }
        return events;
    }

    /** The length of the lines that were written to their end. */
    private static int wholeLines(byte[] bytes) {
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    /** Returns when the events are on disk; a crash loses all of them or the later ones only. */
    public void append(List<Event> events) throws IOException {
        var lines = new StringBuilder();
        events.forEach(event -> lines.append(EventLines.write(event)));
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
