package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.pool.ChatPoolType;
import io.lifeguard.graphql.user.EffectivePolicyType;
import io.lifeguard.graphql.user.UserType;
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
public record EligibilityType(
        @NonNull UserType user,
        @NonNull Client client,
        @NonNull ChatPoolType pool,
        boolean eligible,
        @NonNull List<@NonNull ObstacleType> obstacles,
        @NonNull List<@NonNull ConditionType> conditions,
        @NonNull List<@NonNull AdvisoryType> advisories,
        @NonNull List<@NonNull RemedyType> remedies,
        @NonNull EffectivePolicyType policy,
        @Id @NonNull String revision) {

    public static EligibilityType from(StandingAnswer answer, Revision revision) {
        Decision decision = answer.decision();
        return new EligibilityType(
                UserType.from(answer.user()),
                decision.about().client(),
                ChatPoolType.from(decision.about().pool()),
                decision.eligible(),
                decision.obstacles().stream().map(ObstacleType::from).toList(),
                decision.conditions().stream().map(ConditionType::from).toList(),
                decision.advisories().stream().map(AdvisoryType::from).toList(),
                answer.remedies().stream().map(RemedyType::from).toList(),
                EffectivePolicyType.from(decision.about().user().effectivePolicy()),
                revision.toString());
    }
}
