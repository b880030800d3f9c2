package io.lifeguard.service.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.facts.WriteFactReads.ReferencedIds;
import io.lifeguard.store.facts.WriteFactReads.UserWriteSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes to users. */
@ApplicationScoped
public class UserWrites {
    private final SerialWrites writes;
    private final WriteFactReads facts;

    UserWrites(SerialWrites writes, WriteFactReads facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<WriteOutcome<User>> put(UserDraft draft, boolean dryRun) {
        return write(
                new ReferencedIds(
                        List.of(draft.sipAddress()),
                        list(draft.externalId()),
                        List.of(),
                        list(draft.home()),
                        list(draft.grantedPolicy())),
                "user",
                known -> UserRules.put(draft, known).withPaths(field -> "user." + field),
                dryRun);
    }

    public Uni<WriteOutcome<User>> rename(String sipAddress, String to, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        String other = Ids.sipAddress(to);
        return write(
                new ReferencedIds(List.of(address, other), List.of(), List.of(), List.of(), List.of()),
                "sipAddress",
                known -> UserRules.rename(address, other, known),
                dryRun);
    }

    public Uni<WriteOutcome<User>> delete(String sipAddress, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), Optional.empty()),
                "sipAddress",
                known -> UserRules.delete(address, known),
                dryRun);
    }

    /** @param pool FQDN of a front-end pool; empty for none */
    public Uni<WriteOutcome<User>> move(String sipAddress, Optional<String> pool, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, pool, Optional.empty()),
                "sipAddress",
                known -> UserRules.move(address, pool, known),
                dryRun);
    }

    /** @param policy identity of a user policy; empty to inherit again */
    public Uni<WriteOutcome<User>> grant(String sipAddress, Optional<String> policy, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), policy),
                "sipAddress",
                known -> UserRules.grant(address, policy, known),
                dryRun);
    }

    private Uni<WriteOutcome<User>> write(
            ReferencedIds mentioned,
            String argument,
            Function<UserRules.UserFacts, WriteDecision> rule,
            boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofUsers(statements, mentioned)
                .map(s -> s.map(known -> {
                    UserRules.UserFacts about =
                            facts(known, Ids.key(mentioned.users().get(0)));
                    return WriteResult.of(rule.apply(about), Subject.USER, about.stored());
                })));
    }

    /** The facts about the user of a key; others that were found hold what the write wants. */
    private static UserRules.UserFacts facts(UserWriteSnapshot known, String key) {
        return new UserRules.UserFacts(
                known.topology(),
                known.users().stream().filter(u -> u.key().equals(key)).findFirst(),
                known.users().stream().filter(u -> !u.key().equals(key)).toList(),
                known.configurations().getOrDefault(key, List.of()));
    }

    private static ReferencedIds of(String sipAddress, Optional<String> frontEndPool, Optional<String> policy) {
        return new ReferencedIds(List.of(sipAddress), List.of(), List.of(), list(frontEndPool), list(policy));
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
