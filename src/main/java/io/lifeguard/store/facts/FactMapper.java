package io.lifeguard.store.facts;

import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;

/** How the columns of a row become facts. Every reading statement names its columns as the lists here do. */
public final class FactMapper {
    /** Of {@code front_end_pools h}. */
    public static final String HOME = "h.fqdn as home_fqdn, h.release as home_release, h.site as home_site";

    /** Of {@code users u}. */
    public static final String USER = "u.sip_address, u.external_id, u.display_name, u.enabled, u.online";

    /** Of the policies granted {@code o}, of the home's site {@code s} and global {@code g}. */
    public static final String POLICIES = "o.identity as granted, o.enable_persistent_chat as granted_enables,"
            + " o.description as granted_description, s.identity as site_policy,"
            + " s.enable_persistent_chat as site_enables, g.enable_persistent_chat as global_enables";

    /** What {@code users u} is joined with. */
    public static final String USER_JOINS = " left join front_end_pools h on h.id = u.home_id"
            + " left join policies o on o.id = u.policy_id"
            + " left join policies s on s.site_key = h.site_key"
            + " join policies g on g.key = 'global'";

    /** Of {@code chat_pools p} with its home {@code ph}. */
    public static final String CHAT_POOL = "p.fqdn as pool_fqdn, p.display_name as pool_display_name,"
            + " p.release as pool_release, p.state as pool_state, ph.fqdn as pool_home_fqdn,"
            + " ph.release as pool_home_release, ph.site as pool_home_site";

    public static final String CHAT_POOL_JOINS = " left join front_end_pools ph on ph.id = p.home_id";

    private FactMapper() {}

    public static User user(Row row) {
        Optional<FrontEndPool> home = home(row, "home_");
        Optional<ChatPolicy> granted = text(row, "granted")
                .map(identity -> new ChatPolicy(
                        identity(identity), row.getBoolean("granted_enables"), text(row, "granted_description")));
        Optional<ChatPolicy> ofSite = text(row, "site_policy")
                .map(identity -> new ChatPolicy(identity(identity), row.getBoolean("site_enables"), Optional.empty()));
        ChatPolicy global = new ChatPolicy(PolicyIdentity.GLOBAL, row.getBoolean("global_enables"), Optional.empty());
        return new User(
                row.getString("sip_address"),
                text(row, "external_id"),
                text(row, "display_name"),
                row.getBoolean("enabled"),
                hosting(row.getBoolean("online")),
                home,
                granted,
                EffectivePolicy.of(granted, ofSite, global));
    }

    public static ChatPool chatPool(Row row) {
        return new ChatPool(
                row.getString("pool_fqdn"),
                text(row, "pool_display_name"),
                Release.valueOf(row.getString("pool_release")),
                home(row, "pool_home_"),
                PoolState.valueOf(row.getString("pool_state")));
    }

    /** The front-end pool in the columns that begin so; empty where they are null. */
    public static Optional<FrontEndPool> home(Row row, String prefix) {
        return text(row, prefix + "fqdn")
                .map(fqdn -> new FrontEndPool(
                        fqdn, Release.valueOf(row.getString(prefix + "release")), row.getString(prefix + "site")));
    }

    public static Hosting hosting(boolean online) {
        return online ? Hosting.ONLINE : Hosting.ON_PREMISES;
    }

    public static PolicyIdentity identity(String stored) {
        return PolicyIdentity.parse(stored).orElseThrow(() -> new IllegalStateException("a policy without a scope"));
    }

    public static Optional<String> text(Row row, String column) {
        return Optional.ofNullable(row.getString(column));
    }
}
