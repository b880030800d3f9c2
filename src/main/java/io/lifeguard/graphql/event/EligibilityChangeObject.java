package io.lifeguard.graphql.event;

import io.lifeguard.graphql.changes.ChangeKind;
import io.lifeguard.graphql.rule.RuleObject;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.rules.event.EligibilityEvent;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("EligibilityChange")
public record EligibilityChangeObject(
        @Id @NonNull String id,
        @NonNull OffsetDateTime at,
        @Id @NonNull String user,
        @NonNull Client client,
        @Id @NonNull String pool,
        @NonNull EligibilityEffect effect,
        @NonNull List<@NonNull RuleObject> rules,
        @Id @NonNull String revision,
        @NonNull String actor,
        @NonNull ChangeKind kind,
        @NonNull String subjectType,
        @Id @NonNull String subject) {

    static EligibilityChangeObject from(EligibilityEvent event) {
        return new EligibilityChangeObject(
                event.id().toString(),
                event.write().at(),
                event.user(),
                event.change().client(),
                event.change().pool(),
                event.change().effect(),
                event.change().rules().stream().map(RuleObject::from).toList(),
                event.id().revision().toString(),
                event.write().actor(),
                ChangeKind.from(event.write().kind()),
                event.write().subjectType(),
                event.write().subject());
    }
}
