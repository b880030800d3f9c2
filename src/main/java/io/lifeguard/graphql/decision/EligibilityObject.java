package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.policy.EffectivePolicyObject;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.graphql.user.UserObject;
import io.lifeguard.model.Revision;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.lifeguard.rules.remedy.Remedy;
import io.lifeguard.rules.remedy.RemedyKind;
import io.lifeguard.rules.remedy.RemedyStep;
import io.lifeguard.service.decision.EligibilityService.EligibilityAnswer;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A decision. {@code user} is the recorded user, also under a hypothesis; all other fields follow the hypothesis. */
@Type("Eligibility")
public record EligibilityObject(
        @NonNull UserObject user,
        @NonNull Client client,
        @NonNull ChatPoolObject pool,
        boolean eligible,
        @NonNull List<@NonNull RuleReasonObject> obstacles,
        @NonNull List<@NonNull RuleReasonObject> conditions,
        @NonNull List<@NonNull RuleReasonObject> advisories,
        @NonNull List<@NonNull RemedyObject> remedies,
        @NonNull EffectivePolicyObject policy,
        @Id @NonNull String revision) {

    static EligibilityObject from(EligibilityAnswer answer, Revision revision) {
        Decision decision = answer.decision();
        return new EligibilityObject(
                UserObject.from(answer.user()),
                decision.eligibilityCase().client(),
                ChatPoolObject.from(decision.eligibilityCase().pool()),
                decision.eligible(),
                RuleReasonObject.from(decision.obstacles()),
                RuleReasonObject.from(decision.conditions()),
                RuleReasonObject.from(decision.advisories()),
                answer.remedies().list().stream().map(RemedyObject::from).toList(),
                EffectivePolicyObject.from(decision.eligibilityCase().user().effectivePolicy()),
                revision.toString());
    }

    /** A rule that applies to the decision, and why. */
    @Type("RuleReason")
    public record RuleReasonObject(
            @NonNull RuleObject rule, @NonNull String reason) {

        static List<RuleReasonObject> from(List<RuleReason> reasons) {
            return reasons.stream()
                    .map(r -> new RuleReasonObject(RuleObject.from(r.rule()), r.reason()))
                    .toList();
        }
    }

    @Type("Remedy")
    public record RemedyObject(@NonNull List<@NonNull RemedyStepObject> steps) {

        static RemedyObject from(Remedy remedy) {
            return new RemedyObject(
                    remedy.steps().stream().map(RemedyStepObject::from).toList());
        }
    }

    @Type("RemedyStep")
    public record RemedyStepObject(
            @NonNull RemedyKind kind,
            @Id @NonNull String subject,
            @Id @NonNull List<@NonNull String> candidates,
            int candidateCount,
            @Nullable RemedyKind follows,
            int alsoAffects,
            @NonNull String description) {

        static RemedyStepObject from(RemedyStep step) {
            return new RemedyStepObject(
                    step.kind(),
                    step.subject(),
                    step.candidates(),
                    step.candidateCount(),
                    step.follows().orElse(null),
                    step.alsoAffects(),
                    step.description());
        }
    }
}
