package dev.trimtab.operator.metrics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads lines in bounded memory: what exceeds the bound of a line is dropped. Lines end with LF, CR or both. */
final class Lines {

    private static final int MAX_BYTES = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[8_192];
    private int from;
    private int to;

    Lines(InputStream in) {
        this.in = in;
    }

    /** The next line, which may be empty; null at the end. Bytes that are no UTF-8 become replacement characters. */
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        boolean any = false;
        while (fill()) {
            any = true;
            byte b = buffer[from++];
            if (b == '\n' || b == '\r') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() < MAX_BYTES) {
                line.write(b);
            }
        }
        return any ? line.toString(StandardCharsets.UTF_8) : null;
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }
}
