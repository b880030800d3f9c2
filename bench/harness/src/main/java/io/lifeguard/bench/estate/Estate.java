package io.lifeguard.bench.estate;

/** What the generated organisation calls its things; the statements in {@code estate} make them. */
public final class Estate {
    /** Those in service, {@code chat0} to {@code chat11}, and the one that is migrated. */
    public static final int CHAT_POOLS = 13;

    /** A Lync 2013 chat pool. */
    public static final String CHAT_POOL = chatPool(0);

    private Estate() {}

    public static String user(int number) {
        return "sip:u" + number + "@contoso.com";
    }

    public static String chatPool(int number) {
        return "chat" + number + ".contoso.com";
    }

    public static String frontEndPool(int number) {
        return "fe" + number + ".contoso.com";
    }
}
