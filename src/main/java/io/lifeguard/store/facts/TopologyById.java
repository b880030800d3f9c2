package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.User;
import io.lifeguard.store.sql.Columns;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A topology that rows of users are read with: they name pools and policies by surrogate key. */
public final class TopologyById {
    private static final Map<Client, String> CONFIGURED_POOLS = Map.of(
            Client.GROUP_CHAT_2007_R2, "group_chat_2007_r2_pool_id", Client.GROUP_CHAT_2010, "group_chat_2010_pool_id");

    private final UUID version;
    private final Topology topology;
    private final Map<Long, FrontEndPool> frontEndPools = new HashMap<>();
    private final Map<Long, ChatPool> chatPools = new HashMap<>();
    private final Map<Long, ChatPolicy> policies = new HashMap<>();

    /**
     * @param version of the topology
     * @param rows of {@link TopologyRows#select}
     */
    public TopologyById(UUID version, Topology topology, List<Columns> rows) {
        this.version = version;
        this.topology = topology;
        for (Columns row : rows) {
            switch (row.integer("kind")) {
                case TopologyRows.FRONT_END_POOL -> put(row, topology.frontEndPools(), frontEndPools);
                case TopologyRows.CHAT_POOL -> put(row, topology.chatPools(), chatPools);
                case TopologyRows.POLICY -> put(row, topology.policies(), policies);
                default -> {
                    // nothing refers to it
                }
            }
        }
    }

    private static <T> void put(Columns row, Map<String, T> byKey, Map<Long, T> byId) {
        byId.put(row.number("id"), byKey.get(row.text("key")));
    }

    public UUID version() {
        return version;
    }

    public Topology topology() {
        return topology;
    }

    /** @param row all columns of a user */
    public User user(Columns row) {
        Optional<FrontEndPool> home = row.optionalNumber("home_id").map(frontEndPools::get);
        Optional<ChatPolicy> granted = row.optionalNumber("policy_id").map(policies::get);
        return FactMapper.user(row, home, granted, topology.effectivePolicy(home, granted));
    }

    /** The FQDN of the pool that each legacy client of a user is configured for. */
    public Map<Client, String> configurations(Columns row) {
        Map<Client, String> configurations = new EnumMap<>(Client.class);
        CONFIGURED_POOLS.forEach((client, column) -> row.optionalNumber(column)
                .map(chatPools::get)
                .ifPresent(pool -> configurations.put(client, pool.fqdn())));
        return configurations;
    }
}
