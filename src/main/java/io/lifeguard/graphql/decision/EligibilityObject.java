package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.policy.EffectivePolicyObject;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.user.UserObject;
import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.eligibility.Decision;
import io.lifeguard.service.decision.StandingSnapshot.StandingAnswer;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** The user is as recorded, whatever was supposed; all else is of what was supposed. */
@Type("Eligibility")
public record EligibilityObject(
        @NonNull UserObject user,
        @NonNull Client client,
        @NonNull ChatPoolObject pool,
        boolean eligible,
        @NonNull List<@NonNull ObstacleType> obstacles,
        @NonNull List<@NonNull ConditionType> conditions,
        @NonNull List<@NonNull AdvisoryType> advisories,
        @NonNull List<@NonNull RemedyObject> remedies,
        @NonNull EffectivePolicyObject policy,
        @Id @NonNull String revision) {

    public static EligibilityObject from(StandingAnswer answer, Revision revision) {
        Decision decision = answer.decision();
        return new EligibilityObject(
                UserObject.from(answer.user()),
                decision.eligibilityCase().client(),
                ChatPoolObject.from(decision.eligibilityCase().pool()),
                decision.eligible(),
                decision.obstacles().stream().map(ObstacleType::from).toList(),
                decision.conditions().stream().map(ConditionType::from).toList(),
                decision.advisories().stream().map(AdvisoryType::from).toList(),
                answer.remedies().stream().map(RemedyObject::from).toList(),
                EffectivePolicyObject.from(decision.eligibilityCase().user().effectivePolicy()),
                revision.toString());
    }
}
