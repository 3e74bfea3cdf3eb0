package dev.trimtab.core.validation;

import java.util.regex.Pattern;

/** Paths as the API server writes them. The root is the empty text. */
final class FieldPath {

    /** What the API server writes where a rule of the whole object fails. */
    static final String ROOT_IN_MESSAGES = "<nil>";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private FieldPath() {}

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** A key of a free-form object; one with dots or slashes, such as a label's, stands in brackets. */
    static String key(String path, String name) {
        return PLAIN.matcher(name).matches() || path.isEmpty() ? child(path, name) : path + "[" + name + "]";
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** Whether {@code path} is {@code ancestor} or lies below it. */
    static boolean within(String path, String ancestor) {
        return ancestor.isEmpty()
                || path.equals(ancestor)
                || path.startsWith(ancestor + ".")
                || path.startsWith(ancestor + "[");
    }

    /** The path without its last step; empty at the root. */
    static String parent(String path) {
        if (path.endsWith("]")) {
            return path.substring(0, Math.max(0, path.lastIndexOf('[')));
        }
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
