package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.migration.MigrationRules.MigrationFacts;
import io.lifeguard.rules.write.NameCollisions;
import io.lifeguard.rules.write.WriteContext;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts that a write is checked against, each set in one statement through the given executor. */
@ApplicationScoped
public class WriteFactReads {
    private static final String OF_TOPOLOGY = JsonRows.withRevision(ContextSelects.TOPOLOGY);

    private static final String OF_EVERYTHING = JsonRows.withRevision(ContextSelects.EVERYTHING);

    private static final String ON_HOME = "u.home_id = (select id from front_end_pools where key = $1)";

    private static final String OF_FRONT_END_POOL =
            JsonRows.withRevision(ContextSelects.context(ON_HOME, ON_HOME, "false"));

    private static final String CONTEXT_OF_CHAT_POOL = ContextSelects.context(
            "$1::text is null", "c.pool_id = (select id from chat_pools where key = $1)", "p.key = $1");

    private static final String OF_CHAT_POOL = JsonRows.withRevision(CONTEXT_OF_CHAT_POOL);

    private static final String WITH_GRANT = "u.policy_id = (select id from policies where key = $1)";

    private static final String OF_USER_POLICY =
            JsonRows.withRevision(ContextSelects.context(WITH_GRANT, WITH_GRANT, "false"));

    private static final String OF_SITE_POLICY = JsonRows.withRevision(ContextSelects.context(
            WITH_GRANT,
            "u.policy_id is null and u.home_id in (select id from front_end_pools where 'site:' || site_key = $1)",
            "false"));

    private static final String OF_GLOBAL_POLICY = JsonRows.withRevision(
            ContextSelects.context(WITH_GRANT, "u.policy_id is null and $1::text is not null", "false"));

    private static final String OF_MIGRATION =
            JsonRows.withRevision(CONTEXT_OF_CHAT_POOL + """
            union all
            select 'source_configurations', to_jsonb(g) from (
              select u.id, u.key, u.sip_address, c.client, p.fqdn as pool
                from client_configurations c
                join users u on u.id = c.user_id
                join chat_pools p on p.id = c.pool_id
                where p.key = $1 and $3::boolean) g
            union all
            """ + MigrationStatements.COLLISIONS_OF_ONE);

    private static final String OF_USERS = """
            with
              u as materialized (
                select * from users where key = any($1) or external_key = any($2)),
              c as materialized (
                select * from client_configurations where user_id in (select id from u)),
              p as materialized (
                select * from chat_pools where key = any($3) or id in (select pool_id from c)),
              f as materialized (
                select * from front_end_pools
                  where key = any($4) or id in (select home_id from u union all select home_id from p)),
              o as (
                select * from policies
                  where key = 'global' or key = any($5) or id in (select policy_id from u)
                    or site_key in (select site_key from f))
            """ + JsonRows.withRevision("""
            select 'front_end_pools' as origin, to_jsonb(f) as row from f
            union all select 'chat_pools', to_jsonb(p) from p
            union all select 'policies', to_jsonb(o) from o
            union all select 'users', to_jsonb(u) from u
            union all select 'client_configurations', to_jsonb(g) from (
              select u.sip_address, c.client, p.fqdn as pool
                from c join u on u.id = c.user_id join p on p.id = c.pool_id) g
            """);

    /**
     * The ids in a write to a user or its client configurations, as written; an id of nothing recorded is not found.
     *
     * @param users SIP addresses
     * @param policies identities of user policies, with or without prefix
     */
    public record ReferencedIds(
            List<String> users,
            List<String> externalIds,
            List<String> chatPools,
            List<String> frontEndPools,
            List<String> policies) {}

    /**
     * The facts about the users that a write names.
     *
     * @param topology the pools and policies that these users or the write refer to, no others
     * @param configurations by key of the user
     */
    public record UserWriteSnapshot(
            Topology topology, List<User> users, Map<String, List<ClientConfiguration>> configurations) {}

    /** All pools, policies and migrations. */
    public Uni<Snapshot<Topology>> topology(SqlExecutor sql) {
        return sql.execute(OF_TOPOLOGY).map(JsonRows::new).map(rows -> {
            Topology topology = rows.topology();
            return new Snapshot<>(rows.versioned(topology).revision(), topology);
        });
    }

    public Uni<VersionedFacts<WriteContext>> ofFrontEndPool(SqlExecutor sql, String fqdn) {
        return context(sql, OF_FRONT_END_POOL, key(fqdn));
    }

    public Uni<VersionedFacts<WriteContext>> ofChatPool(SqlExecutor sql, String fqdn) {
        return context(sql, OF_CHAT_POOL, key(fqdn));
    }

    public Uni<VersionedFacts<WriteContext>> ofPolicy(SqlExecutor sql, String identity) {
        PolicyIdentity parsed = PolicyIdentity.parse(identity).orElse(PolicyIdentity.GLOBAL);
        String statement =
                switch (parsed.scope()) {
                    case USER -> OF_USER_POLICY;
                    case SITE -> OF_SITE_POLICY;
                    case GLOBAL -> OF_GLOBAL_POLICY;
                };
        return context(sql, statement, key(parsed.written()));
    }

    /** The facts for writes to any pools and policies, many at once. */
    public Uni<VersionedFacts<WriteContext>> ofEverything(SqlExecutor sql) {
        return context(sql, OF_EVERYTHING);
    }

    /** The facts for a write to a user or its client configurations. */
    public Uni<VersionedFacts<UserWriteSnapshot>> ofUsers(SqlExecutor sql, ReferencedIds referenced) {
        String[] policies = referenced.policies().stream()
                .map(text -> key(PolicyIdentity.ofUsers(text).written()))
                .toArray(String[]::new);
        return sql.execute(
                        OF_USERS,
                        keys(referenced.users()),
                        keys(referenced.externalIds()),
                        keys(referenced.chatPools()),
                        keys(referenced.frontEndPools()),
                        policies)
                .map(JsonRows::new)
                .map(rows -> {
                    Topology topology = rows.topology();
                    List<User> users = rows.users(topology);
                    return rows.versioned(new UserWriteSnapshot(
                            topology,
                            users,
                            users.stream().collect(Collectors.toMap(User::key, rows::configurationsOf))));
                });
    }

    /**
     * The facts for a step of a migration.
     *
     * @param target empty for the target that is recorded
     * @param withConfigurations whether to read the client configurations for the source
     */
    public Uni<VersionedFacts<MigrationFacts>> ofMigration(
            SqlExecutor sql, String source, Optional<String> target, boolean withConfigurations) {
        return sql.execute(
                        OF_MIGRATION,
                        key(source),
                        target.map(WriteFactReads::key).orElse(null),
                        withConfigurations)
                .map(JsonRows::new)
                .map(rows -> rows.versioned(new MigrationFacts(
                        rows.writeContext(),
                        rows.configurationsForSource(),
                        rows.collisions().getOrDefault(key(source), NameCollisions.NONE))));
    }

    private static Uni<VersionedFacts<WriteContext>> context(
            SqlExecutor sql, String statement, @Nullable Object... arguments) {
        return sql.execute(statement, arguments).map(JsonRows::new).map(rows -> rows.versioned(rows.writeContext()));
    }

    static String[] keys(List<String> ids) {
        return ids.stream().map(WriteFactReads::key).toArray(String[]::new);
    }

    /** The folded id; the empty key, which nothing has, where the id is no text. */
    private static String key(String id) {
        return Ids.isStorable(id) ? Ids.key(id) : "";
    }
}
