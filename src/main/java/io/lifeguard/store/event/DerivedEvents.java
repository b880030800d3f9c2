package io.lifeguard.store.event;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.rules.event.EligibilityChange;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Stores events, and the users that they were derived from, in the transaction of the follower. */
public final class DerivedEvents {
    private static final String USERS = """
            select id, address, external_key, group_id from followed_users where key = any($1)
            """;

    private static final String PUT_GROUPS = """
            insert into followed_groups
              select * from unnest($1::bigint[], $2::boolean[], $3::boolean[], $4::text[], $5::text[], $6::text[], $7::text[])
            """;

    private static final String PUT_USERS = """
            insert into followed_users (id, address, key, external_key, group_id)
              select * from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[])
              on conflict (id) do update set address = excluded.address, key = excluded.key,
                external_key = excluded.external_key, group_id = excluded.group_id
            """;

    private static final String DELETE_USERS = "delete from followed_users where id = any($1)";

    private static final String KNOWN_DIFFERENCES =
            "select id, digest from eligibility_differences where digest = any($1)";

    private static final String PUT_DIFFERENCES = """
            insert into eligibility_differences (id, digest, size, changes, clients, pools)
              select d.id, d.digest, jsonb_array_length(d.changes::jsonb), d.changes::jsonb,
                  array(select distinct c ->> 'client' from jsonb_array_elements(d.changes::jsonb) c),
                  array(select distinct c ->> 'poolKey' from jsonb_array_elements(d.changes::jsonb) c)
                from unnest($1::bigint[], $2::bytea[], $3::text[]) d (id, digest, changes)
            """;

    private static final String PUT_EVENTS = """
            insert into eligibility_events (revision, first, address, user_key, difference_id)
              select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[])
            """;

    private static final String PUT_EVENTS_OF_GROUPS = """
            insert into eligibility_events (revision, first, address, user_key, difference_id)
              select $1, $2 + sum(d.size) over (order by u.id) - d.size, u.address, u.key, d.difference_id
                from unnest($3::bigint[], $4::bigint[], $5::bigint[]) d (group_id, difference_id, size)
                join followed_users u on u.group_id = d.group_id
                where not exists (select from unnest($6::bigint[]) t (id) where t.id = u.id)
            """;

    private DerivedEvents() {}

    /**
     * What one user gains and loses by one write.
     *
     * @param first the number of the first change in this revision
     * @param user after the write, or before it if the user was deleted
     */
    public record UserEvents(long revision, long first, FollowedUser user, long difference) {}

    /**
     * What all users of a group gain and lose.
     *
     * @param size the number of changes
     */
    public record GroupEvents(long groupId, long difference, long size) {}

    /** The users with one of these keys. */
    public static Uni<List<FollowedUser>> users(SqlExecutor statements, Collection<String> keys) {
        return statements.execute(USERS, (Object) keys.toArray(String[]::new)).map(rows -> rows.stream()
                .map(row -> new FollowedUser(
                        (Long) Objects.requireNonNull(row[0]),
                        (String) Objects.requireNonNull(row[1]),
                        Optional.ofNullable((String) row[2]),
                        (Long) Objects.requireNonNull(row[3])))
                .toList());
    }

    public static Uni<Void> putGroups(SqlExecutor statements, Map<Long, FollowedGroup> groups) {
        List<Map.Entry<Long, FollowedGroup>> rows = List.copyOf(groups.entrySet());
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : statements
                        .execute(
                                PUT_GROUPS,
                                column(rows, Map.Entry::getKey, Long[]::new),
                                column(rows, g -> g.getValue().placement().enabled(), Boolean[]::new),
                                column(rows, g -> g.getValue().placement().hosting() == Hosting.ONLINE, Boolean[]::new),
                                column(
                                        rows,
                                        g -> g.getValue().placement().home().orElse(""),
                                        String[]::new),
                                column(
                                        rows,
                                        g -> g.getValue()
                                                .placement()
                                                .grantedPolicy()
                                                .orElse(""),
                                        String[]::new),
                                column(rows, g -> pool(g.getValue(), Client.GROUP_CHAT_2007_R2), String[]::new),
                                column(rows, g -> pool(g.getValue(), Client.GROUP_CHAT_2010), String[]::new))
                        .replaceWithVoid();
    }

    private static String pool(FollowedGroup group, Client client) {
        return group.configured().getOrDefault(client, "");
    }

    public static Uni<Void> putUsers(SqlExecutor statements, List<FollowedUser> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : statements
                        .execute(
                                PUT_USERS,
                                column(users, FollowedUser::id, Long[]::new),
                                column(users, FollowedUser::address, String[]::new),
                                column(users, FollowedUser::key, String[]::new),
                                column(users, u -> u.externalKey().orElse(null), String[]::new),
                                column(users, FollowedUser::groupId, Long[]::new))
                        .replaceWithVoid();
    }

    public static Uni<Void> deleteUsers(SqlExecutor statements, List<Long> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : statements
                        .execute(DELETE_USERS, (Object) ids.toArray(Long[]::new))
                        .replaceWithVoid();
    }

    /**
     * Stores differences that are not stored yet.
     *
     * @param nextId gives the ids of new ones
     * @return the id of each
     */
    public static Uni<Map<List<EligibilityChange>, Long>> putDifferences(
            SqlExecutor statements, Collection<List<EligibilityChange>> differences, LongSupplier nextId) {
        List<List<EligibilityChange>> all = List.copyOf(differences);
        List<String> documents = all.stream().map(DifferenceDocument::of).toList();
        List<byte[]> digests = documents.stream().map(DerivedEvents::digest).toList();
        return statements
                .execute(KNOWN_DIFFERENCES, (Object) column(digests, Buffer::buffer, Buffer[]::new))
                .chain(rows -> {
                    Map<String, Long> known = new HashMap<>();
                    rows.forEach(row -> known.put(hex(((Buffer) Objects.requireNonNull(row[1])).getBytes()), (Long)
                            Objects.requireNonNull(row[0])));
                    Map<List<EligibilityChange>, Long> ids = new HashMap<>();
                    List<Integer> added = new ArrayList<>();
                    for (int i = 0; i < all.size(); i++) {
                        Long id = known.get(hex(digests.get(i)));
                        if (id == null) {
                            id = nextId.getAsLong();
                            added.add(i);
                        }
                        ids.put(all.get(i), id);
                    }
                    return added.isEmpty()
                            ? Uni.createFrom().item(ids)
                            : statements
                                    .execute(
                                            PUT_DIFFERENCES,
                                            column(added, i -> ids.get(all.get(i)), Long[]::new),
                                            column(added, i -> Buffer.buffer(digests.get(i)), Buffer[]::new),
                                            column(added, documents::get, String[]::new))
                                    .replaceWith(ids);
                });
    }

    public static Uni<Void> putEvents(SqlExecutor statements, List<UserEvents> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : statements
                        .execute(
                                PUT_EVENTS,
                                column(events, UserEvents::revision, Long[]::new),
                                column(events, UserEvents::first, Long[]::new),
                                column(events, e -> e.user().address(), String[]::new),
                                column(events, e -> e.user().key(), String[]::new),
                                column(events, UserEvents::difference, Long[]::new))
                        .replaceWithVoid();
    }

    /**
     * Stores the events of all users of some groups, with one statement.
     *
     * @param first the number of the first event
     * @param except ids of users whose events are stored otherwise
     */
    public static Uni<Void> putEventsOfGroups(
            SqlExecutor statements, long revision, long first, List<GroupEvents> groups, Collection<Long> except) {
        return statements
                .execute(
                        PUT_EVENTS_OF_GROUPS,
                        revision,
                        first,
                        column(groups, GroupEvents::groupId, Long[]::new),
                        column(groups, GroupEvents::difference, Long[]::new),
                        column(groups, GroupEvents::size, Long[]::new),
                        except.toArray(Long[]::new))
                .replaceWithVoid();
    }

    /** Wakes all that wait for events, as the change log does, once the transaction is committed. */
    public static Uni<Void> announce(SqlExecutor statements) {
        return statements.execute("notify lifeguard_changes").replaceWithVoid();
    }

    private static byte[] digest(String document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static <R, V extends @Nullable Object> V[] column(
            List<R> rows, Function<R, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
