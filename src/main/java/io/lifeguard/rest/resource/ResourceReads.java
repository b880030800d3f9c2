package io.lifeguard.rest.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.http.limits.ResponseBuffer;
import io.lifeguard.http.limits.ResponseMemory;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.paging.Page;
import io.lifeguard.model.paging.PageRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads resources of every kind. A failure of the Uni is reported by the mapper of problems. */
@Singleton
public class ResourceReads {
    private final Representations representations;
    private final ResponseMemory memory;

    ResourceReads(Representations representations, ResponseMemory memory) {
        this.representations = representations;
        this.memory = memory;
    }

    /**
     * A page of a list.
     *
     * @param next where the next page is; absent for the last page
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ListBody(List<ObjectNode> items, @Nullable String next) {}

    /** Lists resources: the parameters of the kind, {@code first}, {@code after} and {@code fields}. */
    public <T> Uni<Response> list(ResourceKind<?, T> kind, RoutingContext routing) {
        RestRequest request = RestRequest.of(routing);
        ResourceList<T> list = kind.list(request.parameters());
        PageRequest asked = PageParameters.read(request.parameters(), request.errors());
        SelectedFields fields =
                SelectedFields.read(request.parameters(), Representations.members(kind), request.errors());
        request.checkAll();
        return list.page().read(asked).map(found -> page(kind, asked.page(found, list.key()), fields, routing));
    }

    private <T> Response page(ResourceKind<?, T> kind, Page<T> page, SelectedFields fields, RoutingContext routing) {
        List<ObjectNode> items = page.entries().stream()
                .map(resource -> fields.of(representations.tree(kind.show(resource))))
                .toList();
        Optional<String> next = page.hasNextPage()
                ? Optional.of(ResourcePaths.next(
                        routing, page.cursor().apply(page.entries().get(items.size() - 1))))
                : Optional.empty();
        Response.ResponseBuilder response = json(routing, new ListBody(items, next.orElse(null)));
        next.ifPresent(address -> response.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\""));
        return response.build();
    }

    /** Reads one resource: the parameter {@code fields}, the header {@code If-None-Match}. */
    public <I, T> Uni<Response> get(ResourceKind<I, T> kind, I id, RoutingContext routing) {
        RestRequest request = RestRequest.of(routing);
        SelectedFields fields =
                SelectedFields.read(request.parameters(), Representations.members(kind), request.errors());
        request.checkAll();
        return kind.find(id)
                .map(found -> one(kind.show(found.orElseThrow(() -> notFound(kind))), fields, request, routing));
    }

    private Response one(Record shown, SelectedFields fields, RestRequest request, RoutingContext routing) {
        if (!fields.areAll()) {
            return json(routing, fields.of(representations.tree(shown))).build();
        }
        String tag = representations.entityTag(shown);
        Response.ResponseBuilder response =
                request.preconditions().isNotModified(tag) ? Response.notModified() : json(routing, shown);
        return response.header(HttpHeaders.ETAG, tag).build();
    }

    static LifeguardException notFound(ResourceKind<?, ?> kind) {
        return LifeguardException.notFound("Nothing of this id is recorded in " + kind.name() + ".");
    }

    /** Caches must ask the service each time: what is shown depends on the caller and changes with each write. */
    public Response.ResponseBuilder json(RoutingContext routing, Object shown) {
        ResponseBuffer body = memory.buffer(routing);
        try {
            body.write(representations.bytes(shown));
        } catch (ResponseBuffer.ExceededException e) {
            throw e.asFailure();
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer in memory can be written", e);
        }
        return Response.ok(body).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
