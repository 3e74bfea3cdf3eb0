package dev.trimtab.cli.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;

/** Events as lines of JSON, and back. */
final class EventLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private EventLines() {}

    /** Ends with a line feed: a line without one was torn. */
    static String write(Event event) {
        try {
            return JSON.writerFor(Event.class).writeValueAsString(event) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An event cannot be written: " + event, impossible);
        }
    }

    static Event read(String line) throws JsonProcessingException {
        return JSON.readValue(line, Event.class);
    }

    private static final class InstantReader extends StdScalarDeserializer<Instant> {

        @Serial
        private static final long serialVersionUID = 1;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Instant.parse(parser.getText());
        }
    }
}
