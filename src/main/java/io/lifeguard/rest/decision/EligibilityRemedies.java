package io.lifeguard.rest.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.json.AddressedJson;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.rules.remedy.Remedies;
import io.lifeguard.rules.remedy.RemedyKind;
import io.lifeguard.rules.remedy.RemedyStep;
import io.lifeguard.rules.remedy.StepTemplate;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.EligibilityQuestion;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would make a user eligible. Each step is encoded once for all users in the same situation. */
@Singleton
public class EligibilityRemedies {
    private final EligibilityService eligibilities;
    private final AddressedJson<StepTemplate> json;

    EligibilityRemedies(EligibilityService eligibilities, ObjectMapper json) {
        this.eligibilities = eligibilities;
        this.json = new AddressedJson<>(json, (step, address) -> EligibilityStep.from(step.to(address)));
    }

    /** Changes that, made in order, would make the user eligible. */
    @RegisterForReflection
    record EligibilityRemedy(JsonSerializable steps) {}

    /**
     * One change.
     *
     * @param candidates the first of the pools, policies or clients that work, best first; empty if there is no choice
     * @param candidateCount the number of all candidates
     * @param follows the kind of the step that determines this one: its n-th candidate needs the n-th candidate here
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EligibilityStep(
            RemedyKind kind,
            String subject,
            List<String> candidates,
            int candidateCount,
            @Nullable RemedyKind follows,
            String description) {
        static EligibilityStep from(RemedyStep step) {
            return new EligibilityStep(
                    step.kind(),
                    step.subject(),
                    step.candidates(),
                    step.candidateCount(),
                    step.follows().orElse(null),
                    step.description());
        }
    }

    List<EligibilityRemedy> of(Remedies remedies) {
        AddressedJson.Address address = new AddressedJson.Address(remedies.sipAddress());
        return remedies.steps().stream()
                .map(steps -> new EligibilityRemedy(json.array(steps, address)))
                .toList();
    }

    /**
     * What would make a user eligible whose write was refused because it requires eligibility.
     *
     * @param user SIP address
     * @param pool FQDN of the chat pool
     * @return the remedies as clients see them; empty if nothing would
     */
    public Uni<List<?>> of(String user, Client client, String pool) {
        return eligibilities
                .decide(new EligibilityQuestion(user, client, pool), Hypothesis.NOTHING, RequestedDetails.of(1))
                .map(decided -> of(decided.value().remedies()));
    }
}
