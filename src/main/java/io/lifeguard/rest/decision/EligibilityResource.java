package io.lifeguard.rest.decision;

import io.lifeguard.model.Ids;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Decides one question: {@code curl 'localhost:8080/api/eligibility?user=ada@contoso.com&client=LYNC_2013&pool=...'}. */
@Path("/api/eligibility")
@Produces(MediaType.APPLICATION_JSON)
public class EligibilityResource {
    private final EligibilityService eligibilities;
    private final EligibilityRemedies remedies;
    private final DecisionResponses responses;

    EligibilityResource(EligibilityService eligibilities, EligibilityRemedies remedies, DecisionResponses responses) {
        this.eligibilities = eligibilities;
        this.remedies = remedies;
        this.responses = responses;
    }

    @GET
    public Uni<Response> decide(@Context RoutingContext request) {
        InputErrors errors = new InputErrors();
        QueryParameters parameters = QueryParameters.of(request, errors);
        EligibilityQuestion question = question(parameters, errors);
        Hypothesis hypothesis = Suppositions.read(parameters, errors);
        parameters.reportUnknown();
        errors.throwIfAny();
        RequestedDetails details = RequestedDetails.of(1);
        return responses.respond(request, 1, () -> eligibilities
                .decide(question, hypothesis, details)
                .map(decided -> EligibilityBody.from(
                        decided.value(),
                        remedies,
                        details,
                        !hypothesis.equals(Hypothesis.NOTHING),
                        decided.revision())));
    }

    private static EligibilityQuestion question(QueryParameters parameters, InputErrors errors) {
        return new EligibilityQuestion(
                id("user", ValueForm.SIP_ADDRESS, parameters, errors),
                parameters.requiredConstant("client", Client.class),
                id("pool", ValueForm.FQDN, parameters, errors));
    }

    private static String id(String name, ValueForm form, QueryParameters parameters, InputErrors errors) {
        Optional<String> text = parameters.text(name);
        if (text.isEmpty()) {
            errors.inParameter(name, "The parameter is missing.");
        }
        text.map(written -> form == ValueForm.SIP_ADDRESS ? Ids.sipAddress(written) : written)
                .flatMap(form::problemWith)
                .ifPresent(problem -> errors.inParameter(name, problem + "."));
        return text.orElse("");
    }
}
