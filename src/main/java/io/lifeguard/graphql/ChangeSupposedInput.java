package io.lifeguard.graphql;

import io.lifeguard.model.ChangeSupposed;
import io.lifeguard.model.ChangeSupposed.MoveUsers;
import io.lifeguard.model.ChangeSupposed.RetirePool;
import io.lifeguard.model.ChangeSupposed.SwitchPolicy;
import io.lifeguard.model.Echo;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.service.InvalidValueException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** One of these. */
@Input("ChangeSupposedInput")
public record ChangeSupposedInput(
        @Nullable MoveUsersInput moveUsers,
        @Nullable SwitchPolicyInput switchPolicy,
        @Id @Nullable String retirePool) {

    /** @throws InvalidValueException where none or several are given, and for a policy identity that is none */
    ChangeSupposed toChange() {
        List<ChangeSupposed> given = Stream.of(
                        Optional.ofNullable(moveUsers)
                                .<ChangeSupposed>map(
                                        move -> new MoveUsers(move.filter().toFilter(), move.toPool())),
                        Optional.ofNullable(switchPolicy)
                                .<ChangeSupposed>map(policy ->
                                        new SwitchPolicy(identity(policy.identity()), policy.enablePersistentChat())),
                        Optional.ofNullable(retirePool).<ChangeSupposed>map(RetirePool::new))
                .flatMap(Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new InvalidValueException("change: Give one of moveUsers, switchPolicy and retirePool.");
        }
        return given.get(0);
    }

    private static PolicyIdentity identity(String text) {
        return PolicyIdentity.parse(text)
                .orElseThrow(() -> new InvalidValueException("change.switchPolicy.identity: " + Echo.of(text)
                        + " is not Global, Site:<site> or Tag:<name>."));
    }
}
