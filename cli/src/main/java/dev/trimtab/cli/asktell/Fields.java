package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The fields of a JSON object as a request reads them. Whatever does not fit is refused with its path; what is never
 * asked for can be told to the client. A field that is {@code null} counts as left out.
 */
final class Fields {

    private static final int SHOWN = 80;

    private final String place;
    private final ObjectNode json;
    private final Set<String> read = new LinkedHashSet<>();
    private final List<Fields> parts = new ArrayList<>();

    private Fields(String place, ObjectNode json) {
        this.place = place;
        this.json = json;
    }

    static Fields of(ObjectNode json) {
        return new Fields("", json);
    }

    /** The path of a field, such as {@code space[2].low}. */
    String path(String name) {
        return place + name;
    }

    Optional<JsonNode> find(String name) {
        read.add(name);
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    JsonNode need(String name, String instead) {
        return find(name).orElseThrow(() -> new RefusedRequestException(path(name) + " is missing: " + instead + "."));
    }

    String text(String name) {
        return text(path(name), need(name, "write a text"));
    }

    String text(String name, String otherwise) {
        return find(name).map(value -> text(path(name), value)).orElse(otherwise);
    }

    double number(String name) {
        return number(path(name), need(name, "write a number"));
    }

    Optional<Double> someNumber(String name) {
        return find(name).map(value -> number(path(name), value));
    }

    long whole(String name) {
        return whole(path(name), need(name, "write a whole number"));
    }

    long whole(String name, long otherwise) {
        return find(name).map(value -> whole(path(name), value)).orElse(otherwise);
    }

    /** A whole number in [least, most]. */
    int whole(String name, int otherwise, int least, int most) {
        long value = whole(name, otherwise);
        if (value < least || value > most) {
            throw refused(path(name), Long.toString(value), "write a whole number from " + least + " to " + most);
        }
        return (int) value;
    }

    boolean truth(String name) {
        return find(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw refused(path(name), value.toString(), "write true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    List<JsonNode> list(String name) {
        return find(name).map(value -> list(path(name), value)).orElse(List.of());
    }

    /** Numbers, each finite. */
    List<Double> numbers(String name) {
        List<JsonNode> list = list(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> number(path(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    List<String> texts(String name) {
        List<JsonNode> list = list(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> text(path(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    ObjectNode object(String name) {
        return object(path(name), need(name, "write an object"));
    }

    List<ObjectNode> objects(String name) {
        List<JsonNode> list = list(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> object(path(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    Optional<Fields> part(String name) {
        return find(name).map(value -> part(path(name), value));
    }

    List<Fields> parts(String name) {
        List<JsonNode> list = list(name);
        return IntStream.range(0, list.size())
                .mapToObj(i -> part(path(name) + "[" + i + "]", list.get(i)))
                .toList();
    }

    /** Lists of objects. */
    List<List<Fields>> tables(String name) {
        List<JsonNode> tables = list(name);
        return IntStream.range(0, tables.size())
                .mapToObj(i -> {
                    String path = path(name) + "[" + i + "]";
                    List<JsonNode> rows = list(path, tables.get(i));
                    return IntStream.range(0, rows.size())
                            .mapToObj(k -> part(path + "[" + k + "]", rows.get(k)))
                            .toList();
                })
                .toList();
    }

    /** The paths of the fields that nobody has asked for. */
    List<String> unread() {
        List<String> unread = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                unread.add(path(name));
            }
        });
        parts.forEach(part -> unread.addAll(part.unread()));
        return unread;
    }

    static RefusedRequestException refused(String path, String value, String instead) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
        return new RefusedRequestException(path + " cannot be " + shown + ": " + instead + ".");
    }

    private Fields part(String path, JsonNode value) {
        Fields part = new Fields(path + ".", object(path, value));
        parts.add(part);
        return part;
    }

    private static ObjectNode object(String path, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw refused(path, value.toString(), "write an object, {…}");
    }

    private static List<JsonNode> list(String path, JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        throw refused(path, value.toString(), "write a list, […]");
    }

    private static String text(String path, JsonNode value) {
        if (value.isTextual()) {
            return value.textValue();
        }
        throw refused(path, value.toString(), "write a text, \"…\"");
    }

    private static double number(String path, JsonNode value) {
        if (value.isNumber() && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        throw refused(path, value.asText(value.toString()), "write a finite number");
    }

    /** Also 3.0, which is how some languages write 3. */
    private static long whole(String path, JsonNode value) {
        boolean isWhole = value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong();
        if (!isWhole) {
            throw refused(path, value.asText(value.toString()), "write a whole number");
        }
        return value.longValue();
    }
}
