package io.lifeguard.rest.decision;

import io.lifeguard.http.limits.RequestSettings;
import io.lifeguard.http.workers.LargeRequests;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.rest.decision.EligibilityAnswers.QuestionResult;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.InputErrors;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Decides many questions at one revision; a question about something unknown has a problem of its own. */
@Path("/api/eligibilities")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EligibilitiesResource {
    private static final String QUESTIONS = "questions";
    /** The values of an answer to one of several questions: those of a batch of GraphQL. */
    private static final long WEIGHT_PER_QUESTION = 15;

    private final EligibilityService eligibilities;
    private final EligibilityRemedies remedies;
    private final DecisionResponses responses;
    private final long largeBodyBytes;

    EligibilitiesResource(
            EligibilityService eligibilities,
            EligibilityRemedies remedies,
            DecisionResponses responses,
            RequestSettings settings) {
        this.eligibilities = eligibilities;
        this.remedies = remedies;
        this.responses = responses;
        this.largeBodyBytes = settings.largeBodySize().asLongValue();
    }

    private record Questions(List<EligibilityQuestion> questions, Hypothesis hypothesis) {}

    @POST
    public Uni<Response> decide(@Context RoutingContext request, byte[] body) {
        RevisionService.permitReplica();
        InputErrors errors = new InputErrors();
        QueryParameters.of(request, errors).reportUnknown();
        if (body.length >= largeBodyBytes) {
            return responses.respond(request, LargeRequests.BODY_WEIGHT, () -> decide(read(body, errors)));
        }
        Questions read = read(body, errors);
        return responses.respond(request, read.questions().size() * WEIGHT_PER_QUESTION, () -> decide(read));
    }

    private static Questions read(byte[] body, InputErrors errors) {
        return BodyObject.read(body, errors, object -> questions(object, errors));
    }

    private static Questions questions(BodyObject body, InputErrors errors) {
        if (body.value(QUESTIONS).isEmpty()) {
            body.error(QUESTIONS, "The member is missing.");
        }
        return new Questions(
                body.objects(QUESTIONS, EligibilityService.MAX_QUESTIONS).stream()
                        .map(question -> new EligibilityQuestion(
                                question.text("user"),
                                question.constant("client", Client.class),
                                question.text("pool")))
                        .toList(),
                Suppositions.read(body, errors));
    }

    private Uni<EligibilityAnswers> decide(Questions asked) {
        RequestedDetails details = RequestedDetails.of(asked.questions().size());
        boolean supposed = !asked.hypothesis().equals(Hypothesis.NOTHING);
        return eligibilities
                .decide(asked.questions(), asked.hypothesis(), details)
                .map(decided -> new EligibilityAnswers(decided.value().stream()
                        .map(outcome -> QuestionResult.from(outcome, remedies, details, supposed, decided.revision()))
                        .toList()));
    }
}
