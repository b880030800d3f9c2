package io.lifeguard.rest.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.NameBinding;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Objects;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Rejects a stream of events about an import that is not recorded; once the stream has begun it is too late for a status. */
class KnownImportFilter {
    private final ImportResponses responses;

    KnownImportFilter(ImportResponses responses) {
        this.responses = responses;
    }

    /** The path has the parameter {@code id} of an import that must be recorded, and no query parameters. */
    @NameBinding
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface KnownImport {}

    @KnownImport
    @ServerRequestFilter
    public Uni<Response> check(UriInfo address, RoutingContext request) {
        ImportJobsResource.checkNoParameters(request);
        String id = Objects.requireNonNull(address.getPathParameters().getFirst("id"));
        return responses.find(ImportResponses.id(id)).replaceWith(() -> null);
    }
}
