package io.lifeguard.rest.decision;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.rest.decision.EligibilityBody.EligibilityRemedy;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** What would make a user eligible, for the refusals of writes that require eligibility. */
@Singleton
public class EligibilityRemedies {
    private final EligibilityService eligibilities;

    EligibilityRemedies(EligibilityService eligibilities) {
        this.eligibilities = eligibilities;
    }

    /**
     * @param user SIP address
     * @param pool FQDN of the chat pool
     * @return the remedies as clients see them; empty if nothing would
     */
    public Uni<List<?>> of(String user, Client client, String pool) {
        return eligibilities
                .decide(new EligibilityQuestion(user, client, pool), Hypothesis.NOTHING, RequestedDetails.of(1))
                .map(decided -> decided.value().remedies().stream()
                        .map(EligibilityRemedy::from)
                        .toList());
    }
}
