package io.lifeguard.store.event;

import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.store.changes.ChangeDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The part of a topology that eligibility depends on, as JSON, in the form that the change log has: the homes of chat pools
 * and migrations are left out.
 */
public final class FollowedTopology {
    private FollowedTopology() {}

    public static FrontEndPool frontEndPool(JsonObject document) {
        return new FrontEndPool(
                document.getString("fqdn"), Release.valueOf(document.getString("release")), document.getString("site"));
    }

    public static ChatPool chatPool(JsonObject document) {
        return new ChatPool(
                document.getString("fqdn"),
                Optional.empty(),
                Release.valueOf(document.getString("release")),
                Optional.empty(),
                PoolState.valueOf(document.getString("state")));
    }

    public static ChatPolicy policy(JsonObject document) {
        String identity = document.getString("identity");
        return new ChatPolicy(
                PolicyIdentity.parse(identity)
                        .orElseThrow(() -> new IllegalArgumentException(identity + " is no identity of a policy")),
                document.getBoolean("enablePersistentChat"),
                Optional.empty());
    }

    static Topology read(JsonObject stored) {
        return Topology.of(
                documents(stored, "frontEndPools").stream()
                        .map(FollowedTopology::frontEndPool)
                        .toList(),
                documents(stored, "chatPools").stream()
                        .map(FollowedTopology::chatPool)
                        .toList(),
                documents(stored, "policies").stream()
                        .map(FollowedTopology::policy)
                        .toList(),
                List.of());
    }

    static JsonObject written(Topology topology) {
        return new JsonObject()
                .put("frontEndPools", array(topology.frontEndPools().values()))
                .put("chatPools", array(topology.chatPools().values()))
                .put("policies", array(topology.policies().values()));
    }

    private static List<JsonObject> documents(JsonObject stored, String name) {
        return stored.getJsonArray(name).stream().map(JsonObject.class::cast).toList();
    }

    private static JsonArray array(Collection<?> things) {
        return new JsonArray(things.stream().map(ChangeDocument::of).toList());
    }
}
