package io.lifeguard.store.entity;

/** The tables that writes change, as constraints and row ids name them. */
public final class TableNames {
    public static final String FRONT_END_POOLS = "front_end_pools";
    public static final String CHAT_POOLS = "chat_pools";
    public static final String POLICIES = "policies";
    public static final String USERS = "users";
    public static final String CLIENT_CONFIGURATIONS = "client_configurations";
    public static final String MIGRATIONS = "migrations";
    public static final String CATEGORIES = "categories";
    public static final String ROOMS = "rooms";
    public static final String ADD_INS = "add_ins";

    private TableNames() {}
}
