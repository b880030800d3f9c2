package io.lifeguard.rest.migration;

import io.lifeguard.rest.resource.PatchTypes;
import io.lifeguard.rest.resource.ResourceReads;
import io.lifeguard.rest.resource.ResourceWrites;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Serves migrations. */
@Path("/api/migrations")
@Produces(MediaType.APPLICATION_JSON)
public class MigrationsResource {
    private final Migrations migrations;
    private final ResourceReads reads;
    private final ResourceWrites writes;

    MigrationsResource(Migrations migrations, ResourceReads reads, ResourceWrites writes) {
        this.migrations = migrations;
        this.reads = reads;
        this.writes = writes;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(migrations, request);
    }

    @GET
    @Path("/{source}")
    public Uni<Response> get(@PathParam("source") String source, @Context RoutingContext request) {
        return reads.get(migrations, source, request);
    }

    @PUT
    @Path("/{source}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("source") String source, @Context RoutingContext request, byte[] body) {
        return writes.put(migrations, source, request, body);
    }

    @PATCH
    @Path("/{source}")
    @Consumes({PatchTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Uni<Response> patch(@PathParam("source") String source, @Context RoutingContext request, byte[] body) {
        return writes.patch(migrations, source, request, body);
    }

    @DELETE
    @Path("/{source}")
    public Uni<Response> delete(@PathParam("source") String source, @Context RoutingContext request) {
        return writes.delete(migrations, source, request);
    }

    @POST
    @Path("/{source}/complete")
    public Uni<Response> complete(@PathParam("source") String source, @Context RoutingContext request, byte[] body) {
        return writes.act(migrations, "complete", source, request, body);
    }
}
