package io.lifeguard.rest.content;

import io.lifeguard.rest.resource.PatchTypes;
import io.lifeguard.rest.resource.ResourceReads;
import io.lifeguard.rest.resource.ResourceWrites;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Serves add-ins. */
@Path("/api/add-ins")
@Produces(MediaType.APPLICATION_JSON)
public class AddInsResource {
    private final AddIns addIns;
    private final ResourceReads reads;
    private final ResourceWrites writes;

    AddInsResource(AddIns addIns, ResourceReads reads, ResourceWrites writes) {
        this.addIns = addIns;
        this.reads = reads;
        this.writes = writes;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(addIns, request);
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") String id, @Context RoutingContext request) {
        return reads.get(addIns, id, request);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return writes.put(addIns, id, request, body);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({PatchTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Uni<Response> patch(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return writes.patch(addIns, id, request, body);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id, @Context RoutingContext request) {
        return writes.delete(addIns, id, request);
    }
}
