package io.lifeguard.rest.request;

/** JSON Pointers (RFC 6901). */
public final class JsonPointers {
    private JsonPointers() {}

    /** The pointer to a member or an item of what a pointer points to. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer to a member by its dotted path. */
    public static String ofPath(String path) {
        return path.isEmpty() ? "" : "/" + path.replace('.', '/');
    }
}
