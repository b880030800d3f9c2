package io.lifeguard.rest.resource;

/** Media types of request bodies. */
public final class PatchTypes {
    /** JSON Merge Patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private PatchTypes() {}
}
