package io.lifeguard.service.imports.options;

/**
 * How to import a file.
 *
 * @param dryRun whether to report only, and store nothing
 * @param impact whether a dry run tells who would gain and lose which client on which chat pool
 * @param absent what to do with stored things that the file does not list
 * @param allowLargeChange whether {@code absent} may change more than a tenth of the stored things
 * @param guidsReissued whether the directory has issued its users new Guids, so that a user of another Guid who is
 *     stored under the address of a row is the same user
 * @param groupChat which trusted applications are Group Chat pools; only for chat pools
 */
public record ImportOptions(
        boolean dryRun,
        boolean impact,
        Absent absent,
        boolean allowLargeChange,
        boolean guidsReissued,
        GroupChatPools groupChat) {

    public enum Absent {
        /** Count them. */
        REPORT,
        /** Disable them; only for users. */
        DISABLE,
        /** Delete them if the rules allow it. */
        DELETE
    }

    public ImportOptions asDryRun() {
        return new ImportOptions(true, false, absent, allowLargeChange, guidsReissued, groupChat);
    }
}
