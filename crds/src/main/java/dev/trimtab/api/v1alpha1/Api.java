package dev.trimtab.api.v1alpha1;

/** The group and the version of the API. */
public final class Api {

    public static final String GROUP = "trimtab.dev";
    public static final String VERSION = "v1alpha1";

    private Api() {}
}
