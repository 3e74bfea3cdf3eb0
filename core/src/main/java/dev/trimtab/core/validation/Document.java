package dev.trimtab.core.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One YAML document with its place in the file. */
public record Document(ObjectNode content, Locations locations) {

    /** Empty when the document names none. */
    public String apiVersion() {
        return content.path("apiVersion").asText("");
    }

    /** Empty when the document names none. */
    public String kind() {
        return content.path("kind").asText("");
    }

    /** {@code metadata.name}; empty when the document names none. */
    public String name() {
        return content.path("metadata").path("name").asText("");
    }
}
