package io.lifeguard.graphql.decision;

import io.lifeguard.graphql.user.UserFilterInput;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.decision.PlannedChange;
import io.lifeguard.model.decision.PlannedChange.DecommissionPool;
import io.lifeguard.model.decision.PlannedChange.MoveUsers;
import io.lifeguard.model.decision.PlannedChange.SwitchPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A change whose impact is asked for. Exactly one of the fields must be set. */
@Input("PlannedChangeInput")
public record PlannedChangeInput(
        @Nullable MoveUsersInput moveUsers,
        @Nullable SwitchPolicyInput switchPolicy,
        @Id @Nullable String decommissionPool) {

    /** @throws LifeguardException INVALID_VALUE if not exactly one field is set, and for an invalid policy identity */
    PlannedChange toChange() {
        List<PlannedChange> changes = Stream.of(
                        Optional.ofNullable(moveUsers).<PlannedChange>map(MoveUsersInput::toChange),
                        Optional.ofNullable(switchPolicy).<PlannedChange>map(SwitchPolicyInput::toChange),
                        Optional.ofNullable(decommissionPool).<PlannedChange>map(DecommissionPool::new))
                .flatMap(Optional::stream)
                .toList();
        if (changes.size() != 1) {
            throw LifeguardException.invalidValue(
                    "change: Set exactly one of moveUsers, switchPolicy and decommissionPool.");
        }
        return changes.get(0);
    }

    /** Every user that matches the filter moves to another front-end pool. */
    @Input("MoveUsersInput")
    public record MoveUsersInput(
            @NonNull UserFilterInput filter, @Id @NonNull String toPool) {

        MoveUsers toChange() {
            return new MoveUsers(UserFilterInput.toFilter(filter), toPool);
        }
    }

    /** A policy is enabled or disabled. */
    @Input("SwitchPolicyInput")
    public record SwitchPolicyInput(@Id @NonNull String identity, boolean enablePersistentChat) {

        SwitchPolicy toChange() {
            PolicyIdentity policy = PolicyIdentity.parse(identity)
                    .orElseThrow(() -> LifeguardException.invalidValue("change.switchPolicy.identity: "
                            + InputSanitizer.quote(identity) + " is not Global, Site:<site> or Tag:<name>."));
            return new SwitchPolicy(policy, enablePersistentChat);
        }
    }
}
