package io.lifeguard.rest.policy;

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

/** Serves policies. */
@Path("/api/policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    private final Policies policies;
    private final ResourceReads reads;
    private final ResourceWrites writes;

    PoliciesResource(Policies policies, ResourceReads reads, ResourceWrites writes) {
        this.policies = policies;
        this.reads = reads;
        this.writes = writes;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(policies, request);
    }

    @GET
    @Path("/{identity}")
    public Uni<Response> get(@PathParam("identity") String identity, @Context RoutingContext request) {
        return reads.get(policies, identity, request);
    }

    @PUT
    @Path("/{identity}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("identity") String identity, @Context RoutingContext request, byte[] body) {
        return writes.put(policies, identity, request, body);
    }

    @PATCH
    @Path("/{identity}")
    @Consumes({PatchTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Uni<Response> patch(@PathParam("identity") String identity, @Context RoutingContext request, byte[] body) {
        return writes.patch(policies, identity, request, body);
    }

    @DELETE
    @Path("/{identity}")
    public Uni<Response> delete(@PathParam("identity") String identity, @Context RoutingContext request) {
        return writes.delete(policies, identity, request);
    }
}
