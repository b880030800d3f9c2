package io.lifeguard.rest.decision;

import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.user.Users;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/**
 * Decides about one user: every client with chat against every chat pool in service, or those that the parameters
 * {@code client} and {@code pool} select.
 */
@Path("/api/users/{id}/eligibilities")
@Produces(MediaType.APPLICATION_JSON)
public class UserEligibilitiesResource {
    private final Users users;
    private final EligibilityService eligibilities;
    private final EligibilityRemedies remedies;
    private final DecisionResponses responses;

    UserEligibilitiesResource(
            Users users, EligibilityService eligibilities, EligibilityRemedies remedies, DecisionResponses responses) {
        this.users = users;
        this.eligibilities = eligibilities;
        this.remedies = remedies;
        this.responses = responses;
    }

    @GET
    public Uni<Response> decide(@PathParam("id") String id, @Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        Optional<Client> client = parameters.constant("client", Client.class);
        Optional<String> pool = parameters.text("pool");
        pool.flatMap(ValueForm.FQDN::problemWith).ifPresent(problem -> errors.inParameter("pool", problem + "."));
        parameters.reportUnknown();
        errors.throwIfAny();
        List<Client> clients = client.map(List::of).orElseGet(Client::withChat);
        // how many pools there are is known only when they have been read
        long weight = client.isPresent() && pool.isPresent() ? 1 : LargeRequests.MIN_WEIGHT;
        return responses.respond(
                request, weight, () -> users.address(id).chain(address -> decide(address, clients, pool)));
    }

    private Uni<EligibilityAnswers> decide(String address, List<Client> clients, Optional<String> pool) {
        return eligibilities.matrix(address, clients, pool).map(decided -> {
            RequestedDetails details = RequestedDetails.of(decided.value().size());
            return new EligibilityAnswers(decided.value().stream()
                    .map(answer -> EligibilityBody.from(answer, remedies, details, false, decided.revision()))
                    .toList());
        });
    }
}
