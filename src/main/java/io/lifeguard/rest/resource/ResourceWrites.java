package io.lifeguard.rest.resource;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes resources of every kind. A failure of the Uni is reported by the mapper of problems; a refused write is a response. All
 * operations have the parameter {@code dryRun} and the preconditions.
 */
@Singleton
public class ResourceWrites {
    /** A patch is applied to the state that was read; if another write comes between, it is applied anew. */
    private static final int MAX_PATCHES = 10;

    private static final int MAX_BODY_BYTES = 1 << 16;

    private final WriteService writes;
    private final WriteDescriptions descriptions;
    private final WriteResponses responses;
    private final Representations representations;
    private final RepeatableWrites repeatable;

    ResourceWrites(
            WriteService writes,
            WriteDescriptions descriptions,
            WriteResponses responses,
            Representations representations,
            RepeatableWrites repeatable) {
        this.writes = writes;
        this.descriptions = descriptions;
        this.responses = responses;
        this.representations = representations;
        this.repeatable = repeatable;
    }

    /** Creates or replaces a resource. */
    public <I, T> Uni<Response> put(ResourceKind<I, T> kind, I id, RoutingContext routing, byte @Nullable [] body) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        return execute(descriptions.put(kind, id, parse(body, request.errors()), request), request, dryRun);
    }

    /** Changes members of a resource by JSON Merge Patch (RFC 7396). */
    public <I, T> Uni<Response> patch(ResourceKind<I, T> kind, I id, RoutingContext routing, byte @Nullable [] body) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        Object patch = parse(body, request.errors());
        checkMembers(kind, patch, request.errors());
        return Uni.createFrom()
                .deferred(() -> kind.find(id))
                .map(found -> found.orElseThrow(() -> ResourceReads.notFound(kind)))
                .chain(found -> execute(patched(kind, id, found, patch, request), request, dryRun))
                .onFailure(failure -> FailureCode.PRECONDITION_FAILED.matches(failure)
                        && request.preconditions().ifMatch().isEmpty())
                .retry()
                .atMost(MAX_PATCHES);
    }

    /** A body that takes long to read would hold up the other requests of its event loop. */
    private static @Nullable Object parse(byte @Nullable [] body, InputErrors errors) {
        if (body != null && body.length > MAX_BODY_BYTES) {
            errors.inBody(
                    "",
                    "The body has %,d bytes; that of a resource may have %,d.".formatted(body.length, MAX_BODY_BYTES));
            errors.throwIfAny();
        }
        return BodyObject.parse(body, errors);
    }

    /** Removing a member that the kind does not have would change nothing and would not be noticed. */
    private static void checkMembers(ResourceKind<?, ?> kind, @Nullable Object patch, InputErrors errors) {
        BodyObject.read(patch, errors, body -> {
            Representations.members(kind).forEach(body::value);
            return body;
        });
    }

    private <I, T> DescribedWrite<T> patched(
            ResourceKind<I, T> kind, I id, T found, @Nullable Object patch, RestRequest request) {
        Optional<String> read = descriptions.tag(kind, Optional.of(found));
        Object merged = MergePatch.apply(representations.members(kind.show(found)), patch);
        DescribedWrite<T> write = descriptions.put(kind, id, merged, request);
        return new DescribedWrite<>(kind, write.rule().provided(present -> {
            if (!descriptions.tag(kind, present).equals(read)) {
                throw LifeguardException.preconditionFailed(
                        "Other writes have changed the resource again and again meanwhile. Nothing was stored.");
            }
        }));
    }

    /** Deletes a resource. */
    public <I, T> Uni<Response> delete(ResourceKind<I, T> kind, I id, RoutingContext routing) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        return execute(descriptions.delete(kind, id, request), request, dryRun);
    }

    /**
     * Carries out an action on a resource, once for each idempotency key.
     *
     * @param body null for an action without one
     */
    public <I, T> Uni<Response> act(
            ResourceKind<I, T> kind, String action, I id, RoutingContext routing, byte @Nullable [] body) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        Optional<String> key = IdempotencyKeyHeader.read(routing.request().headers(), request.errors());
        Object json = body == null || body.length == 0 ? Map.of() : parse(body, request.errors());
        DescribedWrite<T> write = descriptions.act(kind, action, id, json, request);
        return key.isEmpty() || dryRun
                ? execute(write, request, dryRun)
                : repeatable.execute(key.get(), routing, body, write);
    }

    private <T> Uni<Response> execute(DescribedWrite<T> write, RestRequest request, boolean dryRun) {
        return writes.write(write.rule(), dryRun).map(result -> responses.of(write, result, request.isMinimal()));
    }
}
