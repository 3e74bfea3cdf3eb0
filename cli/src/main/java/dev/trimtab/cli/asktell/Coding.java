package dev.trimtab.cli.asktell;

import com.fasterxml.jackson.databind.JsonNode;

/** How the values of one parameter are written in JSON. */
interface Coding {

    /** A value of the engine as the client reads it. */
    JsonNode json(Object value);

    /** What a client wrote as the engine's value; what is none is refused here, or passed on for the engine to refuse. */
    Object value(JsonNode json);
}
