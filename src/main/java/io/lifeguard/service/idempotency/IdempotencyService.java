package io.lifeguard.service.idempotency;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import io.lifeguard.store.idempotency.IdempotencyKeys;
import io.lifeguard.store.idempotency.IdempotencyKeys.KeyClaim;
import io.lifeguard.store.idempotency.IdempotencyKeys.Recorded;
import io.lifeguard.store.idempotency.IdempotencyKeys.RequestKey;
import io.lifeguard.store.idempotency.IdempotencyKeys.StoredResponse;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.PrimaryDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries out a request with an idempotency key once (draft-ietf-httpapi-idempotency-key-header). The response is committed with
 * the writes, so that a repetition after a crash finds both or neither. A request of which nothing is stored leaves its key free.
 */
@ApplicationScoped
public class IdempotencyService {
    /** For how long a response is kept. */
    public static final Duration RESPONSE_LIFE = Duration.ofDays(1);
    /** Longer than a request waits in the queue of writes and for the lock. */
    private static final Duration CLAIM_LIFE = Duration.ofMinutes(2);

    private final PrimaryDatabase primary;
    private final CallerContext callers;
    private final WriteService writes;

    IdempotencyService(PrimaryDatabase primary, CallerContext callers, WriteService writes) {
        this.primary = primary;
        this.callers = callers;
        this.writes = writes;
    }

    /**
     * The response to a request of which something is stored.
     *
     * @param headers beside those that every response has
     */
    public record RecordedResponse(int status, Map<String, String> headers, Buffer body) {
        private StoredResponse toStore() {
            return new StoredResponse(status, JsonObject.mapFrom(headers).encode(), body);
        }

        private static RecordedResponse of(StoredResponse stored) {
            Map<String, String> headers = new LinkedHashMap<>();
            new JsonObject(stored.headers())
                    .forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
            return new RecordedResponse(stored.status(), headers, stored.body());
        }
    }

    /**
     * What became of a request.
     *
     * @param response of this request, or recorded of an earlier one with the key; empty if nothing is stored
     * @param refused the outcomes of the writes if nothing is stored
     */
    public record Executed(Optional<RecordedResponse> response, List<AtomicOutcome> refused) {}

    /**
     * Executes writes in one transaction, or gives the response that is recorded for the key.
     *
     * @param key of the present caller
     * @param request hash of everything that the request says
     * @param rules the writes, one at least
     * @param response of the writes if all are stored
     * @return fails with {@link FailureCode#IDEMPOTENCY_KEY_REUSED} if the key came with another request, with
     *     {@link FailureCode#IDEMPOTENCY_KEY_IN_PROGRESS} if its request is being carried out, and as {@link WriteService#write}
     */
    public Uni<Executed> write(
            String key,
            Buffer request,
            List<WriteRule<?, ?>> rules,
            Function<List<WriteResult<?>>, RecordedResponse> response) {
        RequestKey wanted = new RequestKey(callers.actor(), key, request);
        SqlExecutor statements = primary.statements();
        return IdempotencyKeys.deleteExpired(statements, RESPONSE_LIFE)
                .chain(() -> IdempotencyKeys.claim(statements, wanted, CLAIM_LIFE, RESPONSE_LIFE))
                .chain(claim -> claim.isPresent()
                        ? carryOut(statements, claim.get(), rules, response)
                        : IdempotencyKeys.find(statements, wanted).map(recorded -> repeated(wanted, recorded)));
    }

    private Uni<Executed> carryOut(
            SqlExecutor statements,
            KeyClaim claim,
            List<WriteRule<?, ?>> rules,
            Function<List<WriteResult<?>>, RecordedResponse> response) {
        AtomicReference<@Nullable RecordedResponse> recorded = new AtomicReference<>();
        return writes.writeAll(rules, false, (transaction, results) -> {
                    RecordedResponse made = response.apply(results);
                    recorded.set(made);
                    return IdempotencyKeys.complete(transaction, claim, made.toStore());
                })
                .map(outcomes ->
                        outcomes.size() == rules.size() && outcomes.stream().allMatch(AtomicOutcome::isAccepted)
                                ? new Executed(Optional.ofNullable(recorded.get()), List.of())
                                : new Executed(Optional.empty(), outcomes))
                .onTermination()
                .call((result, failure, cancelled) -> FailureCode.OUTCOME_UNKNOWN.matches(failure)
                        ? Uni.createFrom().voidItem()
                        : IdempotencyKeys.release(statements, claim).onFailure().recoverWithNull());
    }

    private static Executed repeated(RequestKey wanted, Optional<Recorded> recorded) {
        return new Executed(Optional.of(RecordedResponse.of(response(wanted, recorded))), List.of());
    }

    private static StoredResponse response(RequestKey wanted, Optional<Recorded> recorded) {
        if (recorded.isPresent() && !recorded.get().request().equals(wanted.request())) {
            throw LifeguardException.idempotencyKeyReused(
                    "Idempotency-Key: the key came with another request before; use a new key. Nothing was stored.");
        }
        return recorded.flatMap(Recorded::response)
                .orElseThrow(() -> LifeguardException.idempotencyKeyInProgress(
                        "Idempotency-Key: the request of this key is being carried out; repeat it later."));
    }
}
