package io.lifeguard.store.idempotency;

import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.WriteConflict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on the idempotency keys. A key belongs to the actor who sent it. */
public final class IdempotencyKeys {
    /** $1 actor, $2 key, $3 hash of the request, $4 and $5 the ages in seconds at which a claim and a response expire. */
    private static final String CLAIM = """
        insert into idempotency_keys as k (actor, key, request) values ($1, $2, $3)
        on conflict (actor, key) do update
            set request = excluded.request, claimed_at = clock_timestamp(), status = null, headers = null, body = null
            where k.claimed_at < clock_timestamp() - make_interval(secs => case when k.status is null then $4::float8 else $5::float8 end)
        returning claimed_at\
        """;

    private static final String FIND =
            "select request, status, headers, body from idempotency_keys where actor = $1 and key = $2";

    private static final String COMPLETE = """
        update idempotency_keys set status = $4, headers = $5, body = $6
        where actor = $1 and key = $2 and claimed_at = $3 and status is null
        returning 1\
        """;

    private static final String RELEASE = """
        delete from idempotency_keys where actor = $1 and key = $2 and claimed_at = $3 and status is null returning 1\
        """;

    /** Few at once, so that the statement of a request stays short. */
    private static final String DELETE_EXPIRED = """
        delete from idempotency_keys where (actor, key) in (
            select actor, key from idempotency_keys
            where claimed_at < clock_timestamp() - make_interval(secs => $1::float8)
            order by claimed_at limit 100
            for update skip locked)
        returning 1\
        """;

    private IdempotencyKeys() {}

    /** A key of a client, and the hash of the request that it came with. */
    public record RequestKey(String actor, String key, Buffer request) {}

    /** The right to carry out the request of a key. */
    public record KeyClaim(RequestKey key, OffsetDateTime claimedAt) {}

    /**
     * What is recorded of a key.
     *
     * @param response empty while the request is being carried out
     */
    public record Recorded(Buffer request, Optional<StoredResponse> response) {}

    /** @param headers as a JSON object of strings */
    public record StoredResponse(int status, String headers, Buffer body) {}

    /**
     * Claims a key that is new or expired.
     *
     * @param claimLife after which a claim without a response is no longer respected: its request was interrupted
     * @param responseLife for which a response is kept
     * @return empty if the key is in use
     */
    public static Uni<Optional<KeyClaim>> claim(
            SqlExecutor statements, RequestKey key, Duration claimLife, Duration responseLife) {
        return statements
                .execute(CLAIM, key.actor(), key.key(), key.request(), (double) claimLife.toSeconds(), (double)
                        responseLife.toSeconds())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new KeyClaim(key, (OffsetDateTime) Objects.requireNonNull(row[0]))));
    }

    public static Uni<Optional<Recorded>> find(SqlExecutor statements, RequestKey key) {
        return statements
                .execute(FIND, key.actor(), key.key())
                .map(rows -> rows.stream().findFirst().map(IdempotencyKeys::recorded));
    }

    /** Records the response, in the transaction of the writes; fails with {@link WriteConflict} if the claim has expired. */
    public static Uni<Void> complete(SqlExecutor statements, KeyClaim claim, StoredResponse response) {
        return statements
                .execute(
                        COMPLETE,
                        claim.key().actor(),
                        claim.key().key(),
                        claim.claimedAt(),
                        response.status(),
                        response.headers(),
                        response.body())
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw new WriteConflict("The claim of the idempotency key has expired.");
                    }
                })
                .replaceWithVoid();
    }

    /** Gives up the claim of a request of which nothing is stored, so that the key can be used again. */
    public static Uni<Void> release(SqlExecutor statements, KeyClaim claim) {
        return statements
                .execute(RELEASE, claim.key().actor(), claim.key().key(), claim.claimedAt())
                .replaceWithVoid();
    }

    public static Uni<Void> deleteExpired(SqlExecutor statements, Duration responseLife) {
        return statements
                .execute(DELETE_EXPIRED, (double) responseLife.toSeconds())
                .replaceWithVoid();
    }

    private static Recorded recorded(@Nullable Object[] row) {
        return new Recorded(
                bytes(row[0]),
                Optional.ofNullable((Integer) row[1])
                        .map(status ->
                                new StoredResponse(status, (String) Objects.requireNonNull(row[2]), bytes(row[3]))));
    }

    private static Buffer bytes(@Nullable Object value) {
        return (Buffer) Objects.requireNonNull(value);
    }
}
