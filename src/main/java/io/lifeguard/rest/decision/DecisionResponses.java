package io.lifeguard.rest.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.http.workers.LargeRequests;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Writes decisions as JSON; those of a large request are read, decided and written by a worker. */
@Singleton
class DecisionResponses {
    private final ObjectMapper json;
    private final ResponseMemory memory;
    private final LargeRequests largeRequests;

    DecisionResponses(ObjectMapper json, ResponseMemory memory, LargeRequests largeRequests) {
        this.json = json;
        this.memory = memory;
        this.largeRequests = largeRequests;
    }

    /**
     * Responds with a body.
     *
     * @param weight of the body, as {@link LargeRequests} compares it
     */
    Uni<Response> respond(RoutingContext request, long weight, Supplier<? extends Uni<?>> body) {
        return weight < LargeRequests.MIN_WEIGHT
                ? write(request, body)
                : Uni.createFrom()
                        .completionStage(() -> largeRequests.run(
                                weight, () -> write(request, body).subscribeAsCompletionStage()));
    }

    private Uni<Response> write(RoutingContext request, Supplier<? extends Uni<?>> body) {
        return Uni.createFrom().deferred(() -> body.get()).map(answer -> Response.ok(write(request, answer))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    private ResponseBuffer write(RoutingContext request, Object answer) {
        ResponseBuffer buffer = memory.buffer(request);
        try {
            json.writeValue(buffer, answer);
            return buffer;
        } catch (ResponseBuffer.ExceededException e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be written as JSON", e);
        }
    }
}
