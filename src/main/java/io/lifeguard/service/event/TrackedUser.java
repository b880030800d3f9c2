package io.lifeguard.service.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.event.FollowedUser;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** A user while entries of the log about the user are applied. */
final class TrackedUser {
    private final long id;
    private Optional<FollowedUser> stored;
    private String address;
    private Optional<String> externalKey;
    private Optional<FollowedGroup> group;

    private TrackedUser(
            long id,
            Optional<FollowedUser> stored,
            String address,
            Optional<String> externalKey,
            Optional<FollowedGroup> group) {
        this.id = id;
        this.stored = stored;
        this.address = address;
        this.externalKey = externalKey;
        this.group = group;
    }

    static TrackedUser recorded(FollowedUser user, Optional<FollowedGroup> group) {
        return new TrackedUser(user.id(), Optional.of(user), user.address(), user.externalKey(), group);
    }

    static TrackedUser created(long id, JsonObject document) {
        return new TrackedUser(
                id, Optional.empty(), document.getString("sipAddress"), externalKey(document), Optional.empty());
    }

    long id() {
        return id;
    }

    /** What the database has, or will have once the batches before are stored; empty if nothing. */
    Optional<FollowedUser> stored() {
        return stored;
    }

    void setStored(Optional<FollowedUser> row) {
        stored = row;
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
