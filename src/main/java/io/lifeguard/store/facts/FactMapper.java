package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolContentCounts;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserGroup;
import io.lifeguard.store.sql.Columns;
import java.util.Optional;

/** The one mapper of each record but content: columns bear the same names in every statement. */
public final class FactMapper {
    /** The columns of {@link #user(Columns)}, from {@code users u} with {@link #USER_JOINS}. */
    public static final String USER_COLUMNS = """
            u.key, u.sip_address, u.external_id, u.display_name, u.enabled, u.online,
              h.fqdn as home_fqdn, h.release as home_release, h.site as home_site,
              o.identity as granted_identity, o.enable_persistent_chat as granted_enable_persistent_chat,
              o.description as granted_description,
              s.identity as site_identity, s.enable_persistent_chat as site_enable_persistent_chat,
              g.enable_persistent_chat as global_enable_persistent_chat
            """;

    public static final String USER_JOINS = """
            left join front_end_pools h on h.id = u.home_id
            left join policies o on o.id = u.policy_id
            left join policies s on s.site_key = h.site_key
            join policies g on g.key = 'global'
            """;

    private FactMapper() {}

    public static FrontEndPool frontEndPool(Columns row) {
        return new FrontEndPool(row.text("fqdn"), row.constant(Release.class, "release"), row.text("site"));
    }

    /** A chat pool whose home, if any, is in the same row. */
    public static ChatPool chatPool(Columns row) {
        return chatPool(row, home(row));
    }

    public static ChatPool chatPool(Columns row, Optional<FrontEndPool> home) {
        return new ChatPool(
                row.text("fqdn"),
                row.optionalText("display_name"),
                row.constant(Release.class, "release"),
                home,
                row.constant(PoolState.class, "state"));
    }

    public static ChatPolicy policy(Columns row) {
        return new ChatPolicy(
                identity(row.text("identity")), row.bool("enable_persistent_chat"), row.optionalText("description"));
    }

    /** A user whose home and policies are in the same row. */
    public static User user(Columns row) {
        Columns granted = row.withPrefix("granted_");
        Optional<ChatPolicy> policy = granted.optionalText("identity").map(identity -> policy(granted));
        return user(row, home(row), policy, effectivePolicy(row, policy));
    }

    public static User user(
            Columns row, Optional<FrontEndPool> home, Optional<ChatPolicy> granted, EffectivePolicy effective) {
        return new User(
                row.text("sip_address"),
                row.optionalText("external_id"),
                row.optionalText("display_name"),
                row.bool("enabled"),
                hosting(row),
                home,
                granted,
                effective);
    }

    public static ClientConfiguration configuration(Columns row) {
        return new ClientConfiguration(row.text("sip_address"), row.constant(Client.class, "client"), row.text("pool"));
    }

    public static Migration migration(Columns row) {
        return new Migration(row.text("source"), row.text("target"), row.bool("complete"));
    }

    public static Placement placement(Columns row) {
        return new Placement(row.bool("enabled"), hosting(row), row.optionalText("home"), row.optionalText("granted"));
    }

    public static UserGroup userGroup(Columns row) {
        return new UserGroup(placement(row), row.integer("count"));
    }

    public static ConfigurationGroup configurationGroup(Columns row) {
        return new ConfigurationGroup(
                placement(row), row.constant(Client.class, "client"), row.text("pool"), row.integer("count"));
    }

    public static PoolContentCounts contentCounts(Columns row) {
        return new PoolContentCounts(
                row.text("pool"), row.integer("categories"), row.integer("rooms"), row.integer("add_ins"));
    }

    private static Optional<FrontEndPool> home(Columns row) {
        Columns home = row.withPrefix("home_");
        return home.optionalText("fqdn").map(fqdn -> frontEndPool(home));
    }

    private static EffectivePolicy effectivePolicy(Columns row, Optional<ChatPolicy> granted) {
        Optional<ChatPolicy> ofSite = row.optionalText("site_identity")
                .map(identity ->
                        new ChatPolicy(identity(identity), row.bool("site_enable_persistent_chat"), Optional.empty()));
        return EffectivePolicy.of(
                granted,
                ofSite,
                new ChatPolicy(PolicyIdentity.GLOBAL, row.bool("global_enable_persistent_chat"), Optional.empty()));
    }

    private static Hosting hosting(Columns row) {
        return row.bool("online") ? Hosting.ONLINE : Hosting.ON_PREMISES;
    }

    private static PolicyIdentity identity(String stored) {
        return PolicyIdentity.parse(stored)
                .orElseThrow(() -> new IllegalStateException("policy " + stored + " has no scope"));
    }
}
