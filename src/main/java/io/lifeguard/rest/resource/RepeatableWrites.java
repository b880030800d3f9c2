package io.lifeguard.rest.resource;

import io.lifeguard.service.idempotency.IdempotencyService;
import io.lifeguard.service.idempotency.IdempotencyService.RecordedResponse;
import io.lifeguard.service.write.AtomicWrites.AtomicOutcome;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes with an idempotency key. */
@Singleton
public class RepeatableWrites {
    private final IdempotencyService idempotency;
    private final WriteResponses responses;

    RepeatableWrites(IdempotencyService idempotency, WriteResponses responses) {
        this.idempotency = idempotency;
        this.responses = responses;
    }

    <T> Uni<Response> execute(String key, RoutingContext routing, byte @Nullable [] body, DescribedWrite<T> write) {
        return execute(
                key,
                routing,
                body,
                List.of(write.rule()),
                results -> {
                    WriteResponses.AcceptedWrite accepted = responses.accepted(write, results.get(0));
                    return new RecordedResponse(
                            accepted.status(), accepted.headers(), Buffer.buffer(responses.json(accepted.body())));
                },
                refused -> refused(write, refused.get(0)));
    }

    private <T> Response refused(DescribedWrite<T> write, AtomicOutcome outcome) {
        outcome.failure().ifPresent(failure -> {
            throw failure;
        });
        return responses.of(write, outcome.result().orElseThrow(), false);
    }

    /**
     * Executes writes in one transaction, or repeats the response to an earlier request with the key.
     *
     * @param body of the request
     * @param accepted the response if all writes are stored
     * @param refused the response if nothing is stored
     */
    public Uni<Response> execute(
            String key,
            RoutingContext routing,
            byte @Nullable [] body,
            List<WriteRule<?, ?>> rules,
            Function<List<WriteResult<?>>, RecordedResponse> accepted,
            Function<List<AtomicOutcome>, Response> refused) {
        return idempotency.write(key, hash(routing, body), rules, accepted).map(executed -> executed.response()
                .map(RepeatableWrites::response)
                .orElseGet(() -> refused.apply(executed.refused())));
    }

    private static Response response(RecordedResponse recorded) {
        Response.ResponseBuilder response =
                Response.status(recorded.status()).entity(recorded.body().getBytes());
        recorded.headers().forEach(response::header);
        return response.build();
    }

    /** Of everything that decides what a request does. */
    private static Buffer hash(RoutingContext routing, byte @Nullable [] body) {
        MessageDigest hash = Representations.sha256();
        hash.update(
                (routing.request().method() + " " + routing.request().uri() + "\n").getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            hash.update(body);
        }
        return Buffer.buffer(hash.digest());
    }
}
