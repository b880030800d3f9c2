package io.lifeguard.service.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.event.FollowedGroup;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** A user while entries of the log about the user are applied. */
final class TrackedUser {
    private final long id;
    private String address;
    private Optional<String> externalKey;
    private Optional<FollowedGroup> group;

    /** @param group empty for a user who is not recorded yet */
    TrackedUser(long id, String address, Optional<String> externalKey, Optional<FollowedGroup> group) {
        this.id = id;
        this.address = address;
        this.externalKey = externalKey;
        this.group = group;
    }

    long id() {
        return id;
    }

    String address() {
        return address;
    }

    Optional<String> externalKey() {
        return externalKey;
    }

    String key() {
        return Ids.key(address);
    }

    /** Empty for a user who is not recorded, or no longer. */
    Optional<FollowedGroup> group() {
        return group;
    }

    /** @param document a user, as the log has it */
    void put(JsonObject document) {
        address = document.getString("sipAddress");
        externalKey = externalKey(document);
        Placement placement = new Placement(
                document.getBoolean("enabled"),
                Hosting.valueOf(document.getString("hosting")),
                Optional.ofNullable(document.getString("home")).map(Ids::key),
                Optional.ofNullable(document.getString("grantedPolicy")).map(Ids::key));
        group = Optional.of(group.map(known -> known.placed(placement)).orElse(new FollowedGroup(placement, Map.of())));
    }

    void delete() {
        group = Optional.empty();
    }

    void configure(Client client, String poolKey) {
        group = group.map(known -> known.configured(client, poolKey));
    }

    void removeConfiguration(Client client, String poolKey) {
        group = group.map(known -> known.notConfigured(client, poolKey));
    }

    boolean isConfigured(Client client, String poolKey) {
        return group.map(known -> poolKey.equals(known.configured().get(client)))
                .orElse(false);
    }

    static Optional<String> externalKey(JsonObject document) {
        return Optional.ofNullable(document.getString("externalId")).map(Ids::key);
    }
}
