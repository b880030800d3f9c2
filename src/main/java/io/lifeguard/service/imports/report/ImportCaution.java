package io.lifeguard.service.imports.report;

/** Something that an import assumed or left out, which no rule warns about. */
public enum ImportCaution {
    HOSTING_ASSUMED(
            "HostingProvider",
            "The file has no column HostingProvider; new users without a cloud registrar are stored as hosted on premises."),
    POLICY_ASSUMED(
            "PersistentChatPolicy",
            "The file has no column PersistentChatPolicy; new users are stored without a policy of their own."),
    GUID_ABSENT(
            "Guid", "The file has no column Guid; a later change of the SIP address of a new user is not recognised."),
    GRANT_LEFT_OUT(
            "PersistentChatPolicy",
            "Users are granted a policy that is not stored; they are stored without a policy of their own. Import the"
                    + " policies, then send the file again."),
    GROUP_CHAT_POOL_NOT_LISTED(
            "PoolFqdn", "The parameter groupChatPools names pools that no row about a trusted application lists.");

    private final String column;
    private final String reason;

    ImportCaution(String column, String reason) {
        this.column = column;
        this.reason = reason;
    }

    /** The column that it is about, with its name in the management shell. */
    public String column() {
        return column;
    }

    /** A sentence for the report. */
    public String reason() {
        return reason;
    }
}
