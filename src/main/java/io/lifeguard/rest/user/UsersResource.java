package io.lifeguard.rest.user;

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
import java.util.function.Function;

/** Serves users. */
@Path("/api/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private final Users users;
    private final ResourceReads reads;
    private final ResourceWrites writes;

    UsersResource(Users users, ResourceReads reads, ResourceWrites writes) {
        this.users = users;
        this.reads = reads;
        this.writes = writes;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(users, request);
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") String id, @Context RoutingContext request) {
        return reads.get(users, UserId.parse(id), request);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return writes.put(users, UserId.parse(id), request, body);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({PatchTypes.MERGE_PATCH, MediaType.APPLICATION_JSON})
    public Uni<Response> patch(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return writes.patch(users, UserId.parse(id), request, body);
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id, @Context RoutingContext request) {
        return at(id, address -> writes.delete(users, UserId.ofAddress(address), request));
    }

    @POST
    @Path("/{id}/rename")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> rename(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return at(id, address -> writes.act(users, "rename", UserId.ofAddress(address), request, body));
    }

    @POST
    @Path("/{id}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> move(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return at(id, address -> writes.act(users, "move", UserId.ofAddress(address), request, body));
    }

    @POST
    @Path("/{id}/grant")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> grant(@PathParam("id") String id, @Context RoutingContext request, byte[] body) {
        return at(id, address -> writes.act(users, "grant", UserId.ofAddress(address), request, body));
    }

    private Uni<Response> at(String id, Function<String, Uni<? extends Response>> operation) {
        return users.address(id).chain(operation);
    }
}
