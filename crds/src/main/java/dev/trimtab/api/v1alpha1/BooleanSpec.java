package dev.trimtab.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonAutoDetect;

/** true or false. */
@JsonAutoDetect
public record BooleanSpec() {}
