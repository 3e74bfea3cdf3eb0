package dev.trimtab.core.validation;

import java.util.Map;

/** Where each field of a document stands in its file. */
public final class Locations {

    private final Map<String, Integer> lines;

    Locations(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /** For documents that come from no file. */
    public static Locations none() {
        return new Locations(Map.of());
    }

    /** The line of a field, or of the nearest field around it that stands in the file; 0 when nothing is known. */
    public int line(String path) {
        if (path.equals(FieldPath.ROOT_IN_MESSAGES)) {
            return line("");
        }
        for (String at = path; ; at = FieldPath.parent(at)) {
            Integer line = lines.get(at);
            if (line != null || at.isEmpty()) {
                return line == null ? 0 : line;
            }
        }
    }
}
