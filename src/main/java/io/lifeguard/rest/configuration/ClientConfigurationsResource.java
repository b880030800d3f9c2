package io.lifeguard.rest.configuration;

import io.lifeguard.rest.decision.EligibilityRemedies;
import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.rest.resource.ResourceReads;
import io.lifeguard.rest.resource.ResourceWrites;
import io.lifeguard.rest.user.Users;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Serves client configurations. */
@Path("/api/client-configurations")
@Produces(MediaType.APPLICATION_JSON)
public class ClientConfigurationsResource {
    private final Users users;
    private final ClientConfigurations configurations;
    private final ResourceReads reads;
    private final ResourceWrites writes;
    private final EligibilityRemedies remedies;

    ClientConfigurationsResource(
            Users users,
            ClientConfigurations configurations,
            ResourceReads reads,
            ResourceWrites writes,
            EligibilityRemedies remedies) {
        this.users = users;
        this.configurations = configurations;
        this.reads = reads;
        this.writes = writes;
        this.remedies = remedies;
    }

    @GET
    public Uni<Response> list(@Context RoutingContext request) {
        return reads.list(configurations, request);
    }

    @GET
    @Path("/{user}/{client}/{pool}")
    public Uni<Response> get(
            @PathParam("user") String user,
            @PathParam("client") String client,
            @PathParam("pool") String pool,
            @Context RoutingContext request) {
        return at(user, client, pool, id -> reads.get(configurations, id, request));
    }

    @PUT
    @Path("/{user}/{client}/{pool}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> put(
            @PathParam("user") String user,
            @PathParam("client") String client,
            @PathParam("pool") String pool,
            @Context RoutingContext request,
            byte[] body) {
        return at(user, client, pool, id -> writes.put(configurations, id, request, body)
                .chain(response -> withRemedies(response, id)));
    }

    @DELETE
    @Path("/{user}/{client}/{pool}")
    public Uni<Response> delete(
            @PathParam("user") String user,
            @PathParam("client") String client,
            @PathParam("pool") String pool,
            @Context RoutingContext request) {
        return at(user, client, pool, id -> writes.delete(configurations, id, request));
    }

    /** A refusal for want of eligibility says what would mend it. */
    private Uni<Response> withRemedies(Response response, ConfigurationId id) {
        if (response.getStatus() != Response.Status.CONFLICT.getStatusCode()
                || !(response.getEntity() instanceof ProblemBody problem)) {
            return Uni.createFrom().item(response);
        }
        return remedies.of(id.user(), id.client(), id.pool()).map(found -> Response.fromResponse(response)
                .entity(problem.withRemedies(found))
                .build());
    }

    private Uni<Response> at(
            String user, String client, String pool, Function<ConfigurationId, Uni<? extends Response>> operation) {
        return users.address(user)
                .map(address -> ConfigurationId.parse(address, client, pool))
                .chain(operation);
    }
}
