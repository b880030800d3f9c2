package io.lifeguard.rest.imports;

import io.lifeguard.rest.request.InputErrors;

/** The cursors of lists of imports and of their rows, which are numbers. */
final class ImportCursors {
    private ImportCursors() {}

    /** @param after the decoded cursor; empty for the first page */
    static long number(String after, long first, InputErrors errors) {
        if (after.isEmpty()) {
            return first;
        }
        if (after.matches("[0-9]{1,18}")) {
            return Long.parseLong(after);
        }
        errors.inParameter("after", "Not a cursor of this list; follow the link next of an earlier page.");
        return first;
    }
}
