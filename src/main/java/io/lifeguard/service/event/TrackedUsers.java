package io.lifeguard.service.event;

import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.store.event.FollowedWrites.FollowedEntry;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The users that some entries of the log are about, while the entries are applied. */
final class TrackedUsers {
    private final Map<String, List<TrackedUser>> byKey = new HashMap<>();
    private final LongSupplier nextId;
    private Set<TrackedUser> changed = new LinkedHashSet<>();

    /**
     * @param recorded every user with one of the {@link #keys}
     * @param nextId gives ids of users who are created
     */
    TrackedUsers(List<TrackedUser> recorded, LongSupplier nextId) {
        recorded.forEach(this::index);
        this.nextId = nextId;
    }

    /** The keys of all users that the writes are about. */
    static Set<String> keys(List<FollowedWrite> writes) {
        Set<String> keys = new HashSet<>();
        for (FollowedWrite write : writes) {
            for (FollowedEntry entry : write.entries()) {
                Stream.of(entry.before(), entry.after())
                        .flatMap(Optional::stream)
                        .flatMap(document -> Stream.ofNullable(address(entry.type(), document)))
                        .forEach(address -> keys.add(Ids.key(address)));
            }
        }
        return keys;
    }

    private static @Nullable String address(String type, JsonObject document) {
        return switch (type) {
            case "User" -> document.getString("sipAddress");
            case "ClientConfiguration" -> document.getString("user");
            default -> null;
        };
    }

    /**
     * Applies an entry about a user.
     *
     * @param beforeChange receives the user before the change
     */
    void applyUser(FollowedEntry entry, Consumer<TrackedUser> beforeChange) {
        TrackedUser user = entry.before()
                .map(this::recorded)
                .orElseGet(() -> created(entry.after().orElseThrow()));
        beforeChange.accept(user);
        List<TrackedUser> sameKey = byKey.get(user.key());
        if (sameKey != null) {
            sameKey.remove(user);
        }
        entry.after()
                .ifPresentOrElse(
                        document -> {
                            user.put(document);
                            index(user);
                        },
                        user::delete);
        changed.add(user);
    }

    /**
     * Applies an entry about a client configuration. Only clients that use one pool at a time matter.
     *
     * @param beforeChange receives the user before the change
     */
    void applyConfiguration(FollowedEntry entry, Consumer<TrackedUser> beforeChange) {
        JsonObject document = entry.before().or(entry::after).orElseThrow();
        Client client = Client.valueOf(document.getString("client"));
        if (!client.onePoolAtATime()) {
            return;
        }
        String pool = Ids.key(document.getString("pool"));
        boolean isRemoval = entry.after().isEmpty();
        List<TrackedUser> candidates = byKey.getOrDefault(Ids.key(document.getString("user")), List.of());
        candidates.stream()
                .filter(user -> !isRemoval || user.isConfigured(client, pool))
                .findFirst()
                .ifPresent(user -> {
                    beforeChange.accept(user);
                    if (isRemoval) {
                        user.removeConfiguration(client, pool);
                    } else {
                        user.configure(client, pool);
                    }
                    changed.add(user);
                });
    }

    /** The users who have changed since the last call. */
    Set<TrackedUser> takeChanged() {
        Set<TrackedUser> taken = changed;
        changed = new LinkedHashSet<>();
        return taken;
    }

    /** A user who is not recorded was stored by a program that did not log it; then what the entry says is known. */
    private TrackedUser recorded(JsonObject before) {
        List<TrackedUser> candidates = byKey.getOrDefault(Ids.key(before.getString("sipAddress")), List.of());
        return candidates.stream()
                .filter(user -> user.externalKey().equals(TrackedUser.externalKey(before)))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .orElseGet(() -> {
                    TrackedUser user = created(before);
                    user.put(before);
                    return user;
                });
    }

    private TrackedUser created(JsonObject document) {
        return TrackedUser.created(nextId.getAsLong(), document);
    }

    private void index(TrackedUser user) {
        byKey.computeIfAbsent(user.key(), key -> new ArrayList<>()).add(user);
    }
}
