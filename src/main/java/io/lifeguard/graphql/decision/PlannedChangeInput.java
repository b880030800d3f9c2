package io.lifeguard.graphql.decision;

import io.lifeguard.model.FailureCode;
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
import org.jspecify.annotations.Nullable;

/** One of these. */
@Input("PlannedChangeInput")
public record PlannedChangeInput(
        @Nullable MoveUsersInput moveUsers,
        @Nullable SwitchPolicyInput switchPolicy,
        @Id @Nullable String retirePool) {

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} where none or several are given, and for a policy identity that is none */
    PlannedChange toChange() {
        List<PlannedChange> given = Stream.of(
                        Optional.ofNullable(moveUsers)
                                .<PlannedChange>map(
                                        move -> new MoveUsers(move.filter().toFilter(), move.toPool())),
                        Optional.ofNullable(switchPolicy)
                                .<PlannedChange>map(policy ->
                                        new SwitchPolicy(identity(policy.identity()), policy.enablePersistentChat())),
                        Optional.ofNullable(retirePool).<PlannedChange>map(DecommissionPool::new))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw LifeguardException.invalidValue("change: Give one of moveUsers, switchPolicy and retirePool.");
        }
        return given.get(0);
    }

    private static PolicyIdentity identity(String text) {
        return PolicyIdentity.parse(text)
                .orElseThrow(() -> LifeguardException.invalidValue("change.switchPolicy.identity: "
                        + InputSanitizer.quote(text) + " is not Global, Site:<site> or Tag:<name>."));
    }
}
