package io.lifeguard.service;

import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.UserRules;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
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
                Named.of(draft.sipAddress()).withExternalId(draft.externalId()),
                "user",
                known -> UserRules.put(draft, known).withPaths(field -> "user." + field),
                dryRun);
    }

    public Uni<Outcome<User>> rename(String sipAddress, String to, boolean dryRun) {
        return write(
                Named.of(sipAddress).withOtherAddress(Ids.sipAddress(to)),
                "sipAddress",
                known -> UserRules.rename(Ids.sipAddress(sipAddress), Ids.sipAddress(to), known),
                dryRun);
    }

    public Uni<Outcome<User>> delete(String sipAddress, boolean dryRun) {
        return write(
                Named.of(sipAddress),
                "sipAddress",
                known -> UserRules.delete(Ids.sipAddress(sipAddress), known),
                dryRun);
    }

    /** @param pool FQDN of a front-end pool; empty for none */
    public Uni<Outcome<User>> move(String sipAddress, Optional<String> pool, boolean dryRun) {
        return write(
                Named.of(sipAddress),
                "sipAddress",
                known -> UserRules.move(Ids.sipAddress(sipAddress), pool, known),
                dryRun);
    }

    /** @param policy identity of a user policy; empty to inherit again */
    public Uni<Outcome<User>> grant(String sipAddress, Optional<String> policy, boolean dryRun) {
        return write(
                Named.of(sipAddress),
                "sipAddress",
                known -> UserRules.grant(Ids.sipAddress(sipAddress), policy, known),
                dryRun);
    }

    /** The users whom a write names, by what may be theirs. */
    private record Named(String sipAddress, List<String> addresses, List<String> externalIds) {

        static Named of(String sipAddress) {
            String address = Ids.sipAddress(sipAddress);
            return new Named(address, List.of(address), List.of());
        }

        Named withOtherAddress(String other) {
            return new Named(sipAddress, List.of(sipAddress, other), externalIds);
        }

        Named withExternalId(Optional<String> externalId) {
            return new Named(sipAddress, addresses, externalId.stream().toList());
        }

        UserRules.Facts facts(Topology topology, List<User> found, List<ClientConfiguration> configurations) {
            String key = Ids.key(sipAddress);
            return new UserRules.Facts(
                    topology,
                    found.stream().filter(u -> u.key().equals(key)).findFirst(),
                    found.stream().filter(u -> !u.key().equals(key)).toList(),
                    configurations);
        }
    }

    private Uni<Outcome<User>> write(
            Named named, String argument, Function<UserRules.Facts, Judgement> rule, boolean dryRun) {
        return writes.write(dryRun, argument, client -> facts(client, named)
                .map(s -> s.map(known -> Judged.of(rule.apply(known), Subject.USER, known.stored()))));
    }

    private Uni<Snapshot<UserRules.Facts>> facts(SqlClient client, Named named) {
        return facts.topology(client).chain(topology -> facts.users(client, named.addresses(), named.externalIds())
                .chain(users -> facts.configurations(client, List.of(named.sipAddress()))
                        .map(configurations -> topology.map(t -> named.facts(t, users, configurations)))));
    }
}
