package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.facts.TopologyRows;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads pools and policies. Lists are in the order of the ids' keys. */
@ApplicationScoped
public class InventoryReads {
    private static final String TOPOLOGY = TopologyRows.select();

    private static final String FRONT_END_POOLS = "select h.fqdn, h.release, h.site, h.key from front_end_pools h";

    private static final String CHAT_POOLS = """
            select p.fqdn, p.display_name, p.release, p.state, p.key,
                h.fqdn as home_fqdn, h.release as home_release, h.site as home_site
            from chat_pools p
            left join front_end_pools h on h.id = p.home_id
            """;

    private static final String USERS_HOMED_ON = """
            select h.key, count(*)
            from users u
            join front_end_pools h on h.id = u.home_id
            where h.key = any($1)
            group by h.key
            """;

    private static final String USERS_GRANTED = """
            select o.key, count(*)
            from users u
            join policies o on o.id = u.policy_id
            where o.key = any($1)
            group by o.key
            """;

    private final ReadDatabase reads;

    InventoryReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /** All pools, policies and migrations, from one snapshot. */
    public Uni<Snapshot<Topology>> topology() {
        return topology(reads);
    }

    static Uni<Snapshot<Topology>> topology(SnapshotReader reader) {
        return reader.list(TOPOLOGY, TopologyRows.ORDER, Tuple.tuple(), Function.identity())
                .map(s -> s.map(rows -> new TopologyRows(rows).topology()));
    }

    public Uni<Snapshot<List<FrontEndPool>>> frontEndPools() {
        return reads.list(FRONT_END_POOLS, "key", Tuple.tuple(), FactMapper::frontEndPool);
    }

    public Uni<Snapshot<Optional<FrontEndPool>>> frontEndPool(String fqdn) {
        return reads.first(FRONT_END_POOLS + " where h.key = $1", Tuple.of(Ids.key(fqdn)), FactMapper::frontEndPool);
    }

    /** Chat pools, of one release or state where given. */
    public Uni<Snapshot<List<ChatPool>>> chatPools(Optional<Release> release, Optional<PoolState> state) {
        return reads.list(
                CHAT_POOLS + " where ($1::text is null or p.release = $1) and ($2::text is null or p.state = $2)",
                "key",
                Tuple.of(
                        release.map(Enum::name).orElse(null),
                        state.map(Enum::name).orElse(null)),
                FactMapper::chatPool);
    }

    public Uni<Snapshot<Optional<ChatPool>>> chatPool(String fqdn) {
        return reads.first(CHAT_POOLS + " where p.key = $1", Tuple.of(Ids.key(fqdn)), FactMapper::chatPool);
    }

    /** Chat pool key to the pool; a pool that is not recorded is left out. */
    public Uni<Map<String, ChatPool>> chatPools(List<String> keys) {
        return reads.list(
                        CHAT_POOLS + " where p.key = any($1)",
                        Tuple.of(keys.toArray(String[]::new)),
                        FactMapper::chatPool)
                .map(s -> s.value().stream().collect(Collectors.toMap(ChatPool::key, Function.identity())));
    }

    /** Front-end pool key to the chat pools that are homed on it; a pool without any is left out. */
    public Uni<Map<String, List<ChatPool>>> chatPoolsHomedOn(List<String> frontEndPoolKeys) {
        return reads.list(
                        CHAT_POOLS + " where h.key = any($1)",
                        "key",
                        Tuple.of(frontEndPoolKeys.toArray(String[]::new)),
                        FactMapper::chatPool)
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(
                                p -> p.home().orElseThrow().key())));
    }

    /** Front-end pool key to the number of its users; 0 is left out. */
    public Uni<Map<String, Integer>> usersHomedOn(List<String> frontEndPoolKeys) {
        return counts(USERS_HOMED_ON, frontEndPoolKeys);
    }

    public Uni<Snapshot<List<ChatPolicy>>> policies() {
        return topology().map(s -> s.map(t -> List.copyOf(t.policies().values())));
    }

    /** Policy key to the number of users who are granted it; 0 is left out. */
    public Uni<Map<String, Integer>> usersGranted(List<String> policyKeys) {
        return counts(USERS_GRANTED, policyKeys);
    }

    private Uni<Map<String, Integer>> counts(String select, List<String> keys) {
        return reads.list(select, Tuple.of(keys.toArray(String[]::new)), Function.identity())
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(row -> row.text("key"), row -> row.integer("count"))));
    }
}
