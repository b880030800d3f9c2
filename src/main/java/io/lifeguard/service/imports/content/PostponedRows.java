package io.lifeguard.service.imports.content;

import io.lifeguard.exports.row.ExportRow;
import java.util.HashSet;
import java.util.Set;

/** The rows of a file, by their lines, that another row may make acceptable: another pass over the file decides on them. */
final class PostponedRows {
    private Set<Long> due = Set.of();
    private Set<Long> postponed = new HashSet<>();
    private boolean isLastPass;

    /**
     * Begins another pass for the postponed rows. If the last one accepted none of them, this one postpones none.
     *
     * @return false if there are none
     */
    boolean beginPass() {
        isLastPass = postponed.size() == due.size();
        due = postponed;
        postponed = new HashSet<>();
        return !due.isEmpty();
    }

    boolean isDue(ExportRow row) {
        return due.contains(row.line());
    }

    /** Whether this pass may postpone rows; otherwise all are to be decided on now. */
    boolean mayPostpone() {
        return !isLastPass;
    }

    void postpone(ExportRow row) {
        postponed.add(row.line());
    }
}
