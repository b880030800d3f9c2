package io.lifeguard.graphql;

import io.lifeguard.model.Client;
import io.lifeguard.model.Revision;
import io.lifeguard.rules.Decision;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("Eligibility")
public record EligibilityType(
        @NonNull UserType user,
        @NonNull Client client,
        @NonNull ChatPoolType pool,
        boolean eligible,
        @NonNull List<@NonNull ObstacleType> obstacles,
        @NonNull List<@NonNull ConditionType> conditions,
        @NonNull List<@NonNull AdvisoryType> advisories,
        @NonNull EffectivePolicyType policy,
        @Id @NonNull String revision) {

    static EligibilityType from(Decision decision, Revision revision) {
        return new EligibilityType(
                UserType.from(decision.about().user()),
                decision.about().client(),
                ChatPoolType.from(decision.about().pool()),
                decision.eligible(),
                decision.obstacles().stream().map(ObstacleType::from).toList(),
                decision.conditions().stream().map(ConditionType::from).toList(),
                decision.advisories().stream().map(AdvisoryType::from).toList(),
                EffectivePolicyType.from(decision.about().user().effectivePolicy()),
                revision.toString());
    }
}
