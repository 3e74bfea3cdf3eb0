package dev.trimtab.core.validation;

/**
 * A manifest with one mistake.
 *
 * @param path the field that is told
 * @param sentence a part of what is told
 * @param where who tells it
 */
public record BadManifest(String name, String yaml, String path, String sentence, Where where) {

    /** Who refuses the manifest. */
    public enum Where {
        /** The API server, at {@code kubectl apply}. */
        SERVER,
        /** The operator, in the condition Stalled of an object that the API server took. */
        OPERATOR
    }

    @Override
    public String toString() {
        return name;
    }
}
