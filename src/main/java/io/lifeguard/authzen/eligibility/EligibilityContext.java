package io.lifeguard.authzen.eligibility;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.authzen.policy.AccessDecision;
import io.lifeguard.model.Revision;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an evaluation was decided as it was.
 *
 * @param reason of the first obstacle, or of the first condition of a permit; null for a permit without conditions
 * @param remedies of a denial
 * @param policy that decides whether Persistent Chat is enabled for the user
 * @param supposed true if facts were supposed, and else absent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EligibilityContext(
        @Nullable String reason,
        List<ReasonBody> obstacles,
        List<ReasonBody> conditions,
        List<ReasonBody> advisories,
        List<RemedyBodies.RemedyBody> remedies,
        PolicyBody policy,
        @Nullable Boolean supposed,
        String revision) {

    static AccessDecision decision(
            EligibilityAnswer answer, RemedyBodies remedies, boolean supposed, Revision revision) {
        Decision decision = answer.decision();
        return new AccessDecision(
                decision.eligible(),
                new EligibilityContext(
                        Stream.concat(decision.obstacles().stream(), decision.conditions().stream())
                                .findFirst()
                                .map(RuleReason::reason)
                                .orElse(null),
                        ReasonBody.of(decision.obstacles()),
                        ReasonBody.of(decision.conditions()),
                        ReasonBody.of(decision.advisories()),
                        remedies.of(answer.remedies()),
                        PolicyBody.of(decision.eligibilityCase().user().effectivePolicy()),
                        supposed ? true : null,
                        revision.toString()));
    }

    /** A rule of the catalogue, and why it applies. */
    @RegisterForReflection
    record ReasonBody(String rule, String reason) {
        static List<ReasonBody> of(List<RuleReason> reasons) {
            return reasons.stream()
                    .map(r -> new ReasonBody(r.rule().name(), r.reason()))
                    .toList();
        }
    }

    @RegisterForReflection
    record PolicyBody(String identity, String scope) {
        static PolicyBody of(EffectivePolicy policy) {
            return new PolicyBody(policy.decidedBy().written(), policy.scope().name());
        }
    }
}
