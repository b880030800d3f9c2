package io.lifeguard.service.imports;

/**
 * How a file is to be imported.
 *
 * @param dryRun reports the same and stores nothing
 * @param absent what to do with what is stored and not in the file
 * @param allowLargeChange whether {@code absent} may touch more than a tenth of what is stored
 */
public record ImportOptions(boolean dryRun, Absent absent, boolean allowLargeChange) {

    public enum Absent {
        /** Only counts them. */
        REPORT,
        /** Disables them; for users only. */
        DISABLE,
        /** Deletes them, where the rules let it. */
        DELETE
    }

    ImportOptions asDryRun() {
        return new ImportOptions(true, absent, allowLargeChange);
    }
}
