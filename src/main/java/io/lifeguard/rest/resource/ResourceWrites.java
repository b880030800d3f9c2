package io.lifeguard.rest.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.problem.Problems;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteRule;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes resources of every kind. A failure of the Uni is reported by the mapper of problems; a refused write is a response. All
 * operations have the parameter {@code dryRun} and the preconditions.
 */
@Singleton
public class ResourceWrites {
    /** A patch is applied to the state that was read; if another write comes between, it is applied anew. */
    private static final int MAX_PATCHES = 10;

    private final WriteService writes;
    private final Representations representations;

    ResourceWrites(WriteService writes, Representations representations) {
        this.writes = writes;
        this.representations = representations;
    }

    /** Creates or replaces a resource. */
    public <I, T> Uni<Response> put(ResourceKind<I, T> kind, I id, RoutingContext routing, byte @Nullable [] body) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        WriteRule<?, T> rule = put(kind, id, BodyObject.parse(body, request.errors()), request)
                .provided(present -> request.preconditions().check(tag(kind, present)));
        return execute(kind, rule, dryRun);
    }

    /** Changes members of a resource by JSON Merge Patch (RFC 7396). */
    public <I, T> Uni<Response> patch(ResourceKind<I, T> kind, I id, RoutingContext routing, byte @Nullable [] body) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        Object patch = BodyObject.parse(body, request.errors());
        checkMembers(kind, patch, request.errors());
        return Uni.createFrom()
                .deferred(() -> kind.find(id))
                .map(found -> found.orElseThrow(() -> ResourceReads.notFound(kind)))
                .chain(found -> execute(kind, patched(kind, id, found, patch, request), dryRun))
                .onFailure(failure -> FailureCode.PRECONDITION_FAILED.matches(failure)
                        && request.preconditions().ifMatch().isEmpty())
                .retry()
                .atMost(MAX_PATCHES);
    }

    /** Removing a member that the kind does not have would change nothing and would not be noticed. */
    private static void checkMembers(ResourceKind<?, ?> kind, @Nullable Object patch, InputErrors errors) {
        List<String> members = Representations.members(kind);
        BodyObject.read(patch, errors, body -> {
            members.forEach(body::value);
            return body;
        });
    }

    private <I, T> WriteRule<?, T> patched(
            ResourceKind<I, T> kind, I id, T found, @Nullable Object patch, RestRequest request) {
        Record shown = kind.show(found);
        Optional<String> read = Optional.of(representations.entityTag(shown));
        request.preconditions().check(read);
        Object merged = MergePatch.apply(representations.members(shown), patch);
        return put(kind, id, merged, request).provided(present -> {
            if (!tag(kind, present).equals(read)) {
                throw LifeguardException.preconditionFailed("Another write has changed the resource meanwhile.");
            }
        });
    }

    private <I, T> WriteRule<?, T> put(ResourceKind<I, T> kind, I id, @Nullable Object json, RestRequest request) {
        WriteRule<?, T> rule = BodyObject.read(json, request.errors(), body -> {
            WriteRule<?, T> described = kind.put(id, body, request.parameters());
            kind.readOnlyMembers().forEach(body::value);
            request.parameters().reportUnknown();
            return described;
        });
        return rule.provided(present -> checkReadOnly(kind, json, present));
    }

    /** A member that is read-only may be sent back as it was read. */
    private <T> void checkReadOnly(ResourceKind<?, T> kind, @Nullable Object json, Optional<T> present) {
        Map<?, ?> body = (Map<?, ?>) json;
        if (body == null || kind.readOnlyMembers().stream().noneMatch(body::containsKey)) {
            return;
        }
        ObjectNode shown = representations.tree(present.<Object>map(kind::show).orElse(Map.of()));
        InputErrors errors = new InputErrors();
        for (String name : kind.readOnlyMembers()) {
            Object sent = body.get(name);
            if (sent != null && !representations.isEqual(sent, shown.path(name))) {
                JsonNode recorded = shown.path(name);
                errors.inBody(
                        "/" + name,
                        "The member is read-only; its value is " + (recorded.isMissingNode() ? "absent" : recorded)
                                + ".");
            }
        }
        errors.throwIfAny();
    }

    /** Deletes a resource. */
    public <I, T> Uni<Response> delete(ResourceKind<I, T> kind, I id, RoutingContext routing) {
        return act(kind, routing, null, (body, parameters) -> kind.delete(id, parameters));
    }

    /** Carries out an action on a resource. */
    public <T> Uni<Response> act(
            ResourceKind<?, T> kind,
            RoutingContext routing,
            byte @Nullable [] body,
            BiFunction<BodyObject, QueryParameters, WriteRule<?, T>> action) {
        RestRequest request = RestRequest.of(routing);
        boolean dryRun = request.isDryRun();
        Object json = body == null || body.length == 0 ? Map.of() : BodyObject.parse(body, request.errors());
        WriteRule<?, T> rule = BodyObject.read(json, request.errors(), object -> {
            WriteRule<?, T> described = action.apply(object, request.parameters());
            request.parameters().reportUnknown();
            return described;
        });
        return execute(kind, rule.provided(present -> request.preconditions().check(tag(kind, present))), dryRun);
    }

    private <T> Optional<String> tag(ResourceKind<?, T> kind, Optional<T> present) {
        return present.map(resource -> representations.entityTag(kind.show(resource)));
    }

    private <T> Uni<Response> execute(ResourceKind<?, T> kind, WriteRule<?, T> rule, boolean dryRun) {
        return writes.write(rule, dryRun).map(result -> response(kind, rule.argument(), result));
    }

    private <T> Response response(ResourceKind<?, T> kind, String argument, WriteResult<T> result) {
        if (!result.violations().isEmpty()) {
            return Problems.of(result.violations(), kind.idArguments(argument));
        }
        Optional<Record> shown = result.resulting().map(kind::show);
        WriteBody body = WriteBody.of(result, kind.subject(), shown.orElse(null));
        boolean created = body.outcome() == WriteBody.WriteOutcome.CREATED && result.isApplied();
        Response.ResponseBuilder response = Response.status(created ? 201 : 200).entity(representations.bytes(body));
        result.resulting().filter(resource -> result.isApplied()).ifPresent(resource -> {
            response.header(HttpHeaders.ETAG, representations.entityTag(kind.show(resource)));
            if (created) {
                response.header(HttpHeaders.LOCATION, ResourcePaths.of(kind, resource));
            }
        });
        WarningHeaders.add(response, result.warnings());
        return response.build();
    }
}
