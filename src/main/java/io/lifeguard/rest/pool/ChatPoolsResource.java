package io.lifeguard.rest.pool;

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

/** Serves chat pools. */
@Path("/api/chat-pools")
@Produces(MediaType.APPLICATION_JSON)
public class ChatPoolsResource {
    private final ChatPools pools;
    private final ResourceReads reads;
    private final ResourceWrites writes;

    ChatPoolsResource(ChatPools pools, ResourceReads reads, ResourceWrites writes) {
        this.pools = pools;
        this.reads = reads;
        this.writes = writes;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(pools, request);
    }

    @GET
    @Path("/{fqdn}")
    public Uni<Response> get(@PathParam("fqdn") String fqdn, @Context RoutingContext request) {
        return reads.get(pools, fqdn, request);
    }

    @PUT
    @Path("/{fqdn}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("fqdn") String fqdn, @Context RoutingContext request, byte[] body) {
        return writes.put(pools, fqdn, request, body);
    }

    @PATCH
    @Path("/{fqdn}")
    @Consumes({PatchTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Uni<Response> patch(@PathParam("fqdn") String fqdn, @Context RoutingContext request, byte[] body) {
        return writes.patch(pools, fqdn, request, body);
    }

    @DELETE
    @Path("/{fqdn}")
    public Uni<Response> delete(@PathParam("fqdn") String fqdn, @Context RoutingContext request) {
        return writes.delete(pools, fqdn, request);
    }

    @POST
    @Path("/{fqdn}/decommission")
    public Uni<Response> decommission(@PathParam("fqdn") String fqdn, @Context RoutingContext request, byte[] body) {
        return writes.act(pools, "decommission", fqdn, request, body);
    }
}
