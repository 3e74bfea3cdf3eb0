package dev.trimtab.core.validation;

/**
 * One thing that is wrong.
 *
 * @param path the field, as the API server writes it, such as {@code spec.parameters[0].double.min}
 * @param message what is wrong and what to write instead
 * @param line the line in the file, counted from 1; 0 when unknown
 */
public record Problem(String path, String message, int line) {

    static Problem at(String path, String message) {
        return new Problem(path, message, 0);
    }

    Problem in(Locations locations) {
        return new Problem(path, message, locations.line(path));
    }
}
