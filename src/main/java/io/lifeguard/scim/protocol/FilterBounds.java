package io.lifeguard.scim.protocol;

/** The bounds of filters and paths: the library parses them recursively. */
public final class FilterBounds {
    static final int MAX_LENGTH = 2_000;
    static final int MAX_DEPTH = 10;

    private FilterBounds() {}

    /**
     * @param name of the parameter or member
     * @throws RefusedRequest {@code invalidFilter} for a filter that is too long or too deeply nested
     */
    public static void check(String name, String filter) {
        if (filter.length() > MAX_LENGTH) {
            throw RefusedRequest.invalidFilter(
                    "%s: it has %,d characters; the limit is %,d.".formatted(name, filter.length(), MAX_LENGTH));
        }
        if (depth(filter) > MAX_DEPTH) {
            throw RefusedRequest.invalidFilter(
                    name + ": it is nested more deeply than " + MAX_DEPTH + " levels, the limit.");
        }
    }

    /** Of parentheses and brackets outside of texts. */
    private static int depth(String filter) {
        int depth = 0;
        int deepest = 0;
        boolean isText = false;
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            if (isText) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    isText = false;
                }
            } else if (c == '"') {
                isText = true;
            } else if (c == '(' || c == '[') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']') {
                depth--;
            }
        }
        return deepest;
    }
}
