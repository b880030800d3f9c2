package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.User;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.UserRules;
import io.lifeguard.store.WriteFacts;
import io.lifeguard.store.WriteFacts.Known;
import io.lifeguard.store.WriteFacts.Mentioned;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes to users. */
@ApplicationScoped
public class UserWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    UserWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome<User>> put(UserRules.Draft draft, boolean dryRun) {
        return write(
                new Mentioned(
                        List.of(draft.sipAddress()),
                        list(draft.externalId()),
                        List.of(),
                        list(draft.home()),
                        list(draft.grantedPolicy())),
                "user",
                known -> UserRules.put(draft, known).withPaths(field -> "user." + field),
                dryRun);
    }

    public Uni<Outcome<User>> rename(String sipAddress, String to, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        String other = Ids.sipAddress(to);
        return write(
                new Mentioned(List.of(address, other), List.of(), List.of(), List.of(), List.of()),
                "sipAddress",
                known -> UserRules.rename(address, other, known),
                dryRun);
    }

    public Uni<Outcome<User>> delete(String sipAddress, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), Optional.empty()),
                "sipAddress",
                known -> UserRules.delete(address, known),
                dryRun);
    }

    /** @param pool FQDN of a front-end pool; empty for none */
    public Uni<Outcome<User>> move(String sipAddress, Optional<String> pool, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, pool, Optional.empty()),
                "sipAddress",
                known -> UserRules.move(address, pool, known),
                dryRun);
    }

    /** @param policy identity of a user policy; empty to inherit again */
    public Uni<Outcome<User>> grant(String sipAddress, Optional<String> policy, boolean dryRun) {
        String address = Ids.sipAddress(sipAddress);
        return write(
                of(address, Optional.empty(), policy),
                "sipAddress",
                known -> UserRules.grant(address, policy, known),
                dryRun);
    }

    private Uni<Outcome<User>> write(
            Mentioned mentioned, String argument, Function<UserRules.Facts, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, argument, statements -> facts.ofUsers(statements, mentioned)
                .map(s -> s.map(known -> {
                    UserRules.Facts about =
                            facts(known, Ids.key(mentioned.users().get(0)));
                    return Judged.of(rule.apply(about), Subject.USER, about.stored());
                })));
    }

    /** The facts about the user of a key; others that were found hold what the write wants. */
    private static UserRules.Facts facts(Known known, String key) {
        return new UserRules.Facts(
                known.topology(),
                known.users().stream().filter(u -> u.key().equals(key)).findFirst(),
                known.users().stream().filter(u -> !u.key().equals(key)).toList(),
                known.configurations().getOrDefault(key, List.of()));
    }

    private static Mentioned of(String sipAddress, Optional<String> frontEndPool, Optional<String> policy) {
        return new Mentioned(List.of(sipAddress), List.of(), List.of(), list(frontEndPool), list(policy));
    }

    private static List<String> list(Optional<String> value) {
        return value.stream().toList();
    }
}
