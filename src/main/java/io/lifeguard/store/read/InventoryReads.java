package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is recorded of pools and policies. Lists come in the order of the ids' keys. */
@ApplicationScoped
public class InventoryReads {
    /** Pools and policies in one statement: few rows, four kinds. */
    public static final String TOPOLOGY =
            "select * from (select 1 as kind, h.fqdn as id, h.key, h.release as word, h.site as text, null as home,"
                    + " null::boolean as enables, null as state from front_end_pools h"
                    + " union all select 2, p.fqdn, p.key, p.release, p.display_name, ph.key, null, p.state"
                    + " from chat_pools p left join front_end_pools ph on ph.id = p.home_id"
                    + " union all select 3, o.identity, o.key, o.scope, o.description, null,"
                    + " o.enable_persistent_chat, null from policies o"
                    + " union all select 4, s.fqdn, s.key, t.fqdn, null, null, m.complete, null from migrations m"
                    + " join chat_pools s on s.id = m.source_id join chat_pools t on t.id = m.target_id) everything order by kind, key";

    private final ReadDatabase reads;

    InventoryReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /** All pools and policies, from one state. */
    public Uni<Snapshot<Topology>> topology() {
        return reads.list(TOPOLOGY, Tuple.tuple(), Function.identity()).map(s -> s.map(InventoryReads::topology));
    }

    public Uni<Snapshot<List<FrontEndPool>>> frontEndPools() {
        return reads.list(
                "select " + FactMapper.HOME + " from front_end_pools h order by h.key",
                Tuple.tuple(),
                row -> FactMapper.home(row, "home_").orElseThrow());
    }

    public Uni<Snapshot<Optional<FrontEndPool>>> frontEndPool(String fqdn) {
        return reads.first(
                "select " + FactMapper.HOME + " from front_end_pools h where h.key = $1",
                Tuple.of(Ids.key(fqdn)),
                row -> FactMapper.home(row, "home_").orElseThrow());
    }

    /** Chat pools, of one release or state where given. */
    public Uni<Snapshot<List<ChatPool>>> chatPools(Optional<Release> release, Optional<PoolState> state) {
        return reads.list(
                "select " + FactMapper.CHAT_POOL + " from chat_pools p" + FactMapper.CHAT_POOL_JOINS
                        + " where ($1::text is null or p.release = $1) and ($2::text is null or p.state = $2)"
                        + " order by p.key",
                Tuple.of(
                        release.map(Enum::name).orElse(null),
                        state.map(Enum::name).orElse(null)),
                FactMapper::chatPool);
    }

    public Uni<Snapshot<Optional<ChatPool>>> chatPool(String fqdn) {
        return reads.first(
                "select " + FactMapper.CHAT_POOL + " from chat_pools p" + FactMapper.CHAT_POOL_JOINS
                        + " where p.key = $1",
                Tuple.of(Ids.key(fqdn)),
                FactMapper::chatPool);
    }

    /** Chat pool key to the pool; nothing for one that is not recorded. */
    public Uni<Map<String, ChatPool>> chatPools(List<String> keys) {
        return reads.list(
                        "select " + FactMapper.CHAT_POOL + " from chat_pools p" + FactMapper.CHAT_POOL_JOINS
                                + " where p.key = any($1)",
                        Tuple.of(keys.toArray(String[]::new)),
                        FactMapper::chatPool)
                .map(s -> s.value().stream().collect(Collectors.toMap(ChatPool::key, Function.identity())));
    }

    /** The chat pools that are homed on each of the front-end pools. */
    public Uni<Map<String, List<ChatPool>>> chatPoolsHomedOn(List<String> frontEndPoolKeys) {
        return reads.list(
                        "select " + FactMapper.CHAT_POOL + " from chat_pools p" + FactMapper.CHAT_POOL_JOINS
                                + " where ph.key = any($1) order by p.key",
                        Tuple.of(frontEndPoolKeys.toArray(String[]::new)),
                        FactMapper::chatPool)
                .map(s -> s.value().stream()
                        .collect(Collectors.groupingBy(
                                p -> p.home().orElseThrow().key())));
    }

    /** How many users are homed on each of the front-end pools; none is left out as 0. */
    public Uni<Map<String, Integer>> usersHomedOn(List<String> frontEndPoolKeys) {
        return counts(
                "select h.key, count(*) from users u join front_end_pools h on h.id = u.home_id where h.key = any($1)"
                        + " group by h.key",
                frontEndPoolKeys);
    }

    public Uni<Snapshot<List<ChatPolicy>>> policies() {
        return topology().map(s -> s.map(t -> List.copyOf(t.policies().values())));
    }

    /** How many users are granted each of the policies; none is left out as 0. */
    public Uni<Map<String, Integer>> usersGranted(List<String> policyKeys) {
        return counts(
                "select o.key, count(*) from users u join policies o on o.id = u.policy_id where o.key = any($1)"
                        + " group by o.key",
                policyKeys);
    }

    private Uni<Map<String, Integer>> counts(String body, List<String> keys) {
        return reads.list(body, Tuple.of(keys.toArray(String[]::new)), row -> row)
                .map(s -> s.value().stream()
                        .collect(Collectors.toMap(
                                row -> row.getString("key"), row -> Math.toIntExact(row.getLong("count")))));
    }

    /** The topology in the rows of {@link #TOPOLOGY}, front-end pools first. */
    public static Topology topology(Iterable<Row> rows) {
        Map<String, FrontEndPool> homes = new LinkedHashMap<>();
        List<ChatPool> chatPools = new ArrayList<>();
        List<ChatPolicy> policies = new ArrayList<>();
        List<Migration> migrations = new ArrayList<>();
        for (Row row : rows) {
            String id = row.getString("id");
            switch (row.getInteger("kind")) {
                case 1 ->
                    homes.put(
                            row.getString("key"),
                            new FrontEndPool(id, Release.valueOf(row.getString("word")), row.getString("text")));
                case 2 ->
                    chatPools.add(new ChatPool(
                            id,
                            FactMapper.text(row, "text"),
                            Release.valueOf(row.getString("word")),
                            FactMapper.text(row, "home").map(homes::get),
                            PoolState.valueOf(row.getString("state"))));
                case 4 -> migrations.add(new Migration(id, row.getString("word"), row.getBoolean("enables")));
                default ->
                    policies.add(new ChatPolicy(
                            FactMapper.identity(id), row.getBoolean("enables"), FactMapper.text(row, "text")));
            }
        }
        return Topology.of(homes.values(), chatPools, policies, migrations);
    }
}
