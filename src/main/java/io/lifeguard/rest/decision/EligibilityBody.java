package io.lifeguard.rest.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision. All but {@code user} and {@code pool} follows the facts that the request supposes.
 *
 * @param user SIP address as recorded
 * @param pool FQDN as recorded
 * @param remedies of a refusal; absent in an answer to more questions than {@link RequestedDetails#MAX_WITH_REMEDIES}
 * @param policy the effective policy
 * @param supposed true if facts were supposed, and else absent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EligibilityBody(
        String user,
        Client client,
        String pool,
        boolean eligible,
        List<EligibilityReason> obstacles,
        List<EligibilityReason> conditions,
        List<EligibilityReason> advisories,
        DecidingPolicy policy,
        @Nullable List<EligibilityRemedies.EligibilityRemedy> remedies,
        @Nullable Boolean supposed,
        String revision) {

    static EligibilityBody from(
            EligibilityAnswer answer,
            EligibilityRemedies remedies,
            RequestedDetails details,
            boolean supposed,
            Revision revision) {
        Decision decision = answer.decision();
        return new EligibilityBody(
                answer.user().sipAddress(),
                decision.eligibilityCase().client(),
                decision.eligibilityCase().pool().fqdn(),
                decision.eligible(),
                EligibilityReason.from(decision.obstacles()),
                EligibilityReason.from(decision.conditions()),
                EligibilityReason.from(decision.advisories()),
                DecidingPolicy.from(decision.eligibilityCase().user().effectivePolicy()),
                details.remedies() ? remedies.of(answer.remedies()) : null,
                supposed ? true : null,
                revision.toString());
    }

    /** A rule of the catalogue, and why it applies. */
    @RegisterForReflection
    record EligibilityReason(Rule rule, String reason) {
        static List<EligibilityReason> from(List<RuleReason> reasons) {
            return reasons.stream()
                    .map(r -> new EligibilityReason(r.rule(), r.reason()))
                    .toList();
        }
    }

    /** @param decidedBy the identity of the policy that decides */
    @RegisterForReflection
    record DecidingPolicy(boolean enablePersistentChat, String decidedBy, PolicyScope scope) {
        static DecidingPolicy from(EffectivePolicy policy) {
            return new DecidingPolicy(
                    policy.enablePersistentChat(), policy.decidedBy().written(), policy.scope());
        }
    }
}
