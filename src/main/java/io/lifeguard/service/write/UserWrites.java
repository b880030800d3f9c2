package io.lifeguard.service.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.UserRules.UserFacts;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.facts.WriteFactReads.ReferencedIds;
import io.lifeguard.store.facts.WriteFactReads.UserWriteSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes to users. */
@ApplicationScoped
public class UserWrites {
    private final WriteFactReads facts;

    UserWrites(WriteFactReads facts) {
        this.facts = facts;
    }

    public WriteRule<?, User> put(UserDraft draft) {
        return write(
                new ReferencedIds(
                        List.of(draft.sipAddress()),
                        list(draft.externalId()),
                        List.of(),
                        list(draft.home()),
                        list(draft.grantedPolicy())),
                "user",
                facts -> UserRules.put(draft, facts).withPaths(field -> "user." + field));
    }

    public WriteRule<?, User> rename(String sipAddress, String to) {
        String address = Ids.sipAddress(sipAddress);
        String other = Ids.sipAddress(to);
        return write(
                new ReferencedIds(List.of(address, other), List.of(), List.of(), List.of(), List.of()),
                "sipAddress",
                facts -> UserRules.rename(address, other, facts));
    }

    public WriteRule<?, User> delete(String sipAddress) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), Optional.empty()),
                "sipAddress",
                facts -> UserRules.delete(address, facts));
    }

    /** @param pool FQDN of a front-end pool; empty for none */
    public WriteRule<?, User> move(String sipAddress, Optional<String> pool) {
        String address = Ids.sipAddress(sipAddress);
        return write(of(address, pool, Optional.empty()), "sipAddress", facts -> UserRules.move(address, pool, facts));
    }

    /** @param policy identity of a user policy; empty to inherit again */
    public WriteRule<?, User> grant(String sipAddress, Optional<String> policy) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), policy), "sipAddress", facts -> UserRules.grant(address, policy, facts));
    }

    /** @param ids the first user is the one that is written */
    private WriteRule<?, User> write(ReferencedIds ids, String argument, Function<UserFacts, WriteDecision> decide) {
        String key = Ids.key(ids.users().get(0));
        return new WriteRule<UserFacts, User>(
                argument,
                statements -> facts.ofUsers(statements, ids).map(read -> read.map(snapshot -> about(key, snapshot))),
                decide,
                (known, decision) -> decision.resulting(Subject.USER, known.stored()));
    }

    /** The facts about the user of a key; the other users found have an id that the write wants. */
    static UserFacts about(String key, UserWriteSnapshot snapshot) {
        return new UserFacts(
                snapshot.topology(),
                snapshot.users().stream().filter(u -> u.key().equals(key)).findFirst(),
                snapshot.users().stream().filter(u -> !u.key().equals(key)).toList(),
                snapshot.configurations().getOrDefault(key, List.of()));
    }

    private static ReferencedIds of(String sipAddress, Optional<String> frontEndPool, Optional<String> policy) {
        return new ReferencedIds(List.of(sipAddress), List.of(), List.of(), list(frontEndPool), list(policy));
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
