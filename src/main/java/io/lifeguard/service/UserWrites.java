package io.lifeguard.service;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.User;
import io.lifeguard.rules.ClientConfigurationRules;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.UserRules;
import io.lifeguard.store.WriteFacts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes to users and their client configurations. */
@ApplicationScoped
public class UserWrites {
    private final SerialWrites writes;
    private final WriteFacts facts;

    UserWrites(SerialWrites writes, WriteFacts facts) {
        this.writes = writes;
        this.facts = facts;
    }

    public Uni<Outcome> put(UserRules.Draft draft, boolean dryRun) {
        return writes.write(dryRun, client -> facts(client, draft.sipAddress(), Optional.empty(), draft.externalId())
                .map(s -> s.map(known -> UserRules.put(draft, known).withPaths(field -> "user." + field))));
    }

    public Uni<Outcome> rename(String sipAddress, String to, boolean dryRun) {
        return writes.write(dryRun, client -> facts(client, sipAddress, Optional.of(to), Optional.empty())
                .map(s -> s.map(ofStored(sipAddress, (user, known) -> UserRules.rename(user, to, known)
                        .withPaths(field -> "to")))));
    }

    public Uni<Outcome> delete(String sipAddress, boolean dryRun) {
        return writes.write(dryRun, client -> facts(client, sipAddress, Optional.empty(), Optional.empty())
                .map(s -> s.map(ofStored(sipAddress, UserRules::delete))));
    }

    /** @param pool FQDN of a front-end pool; empty for none */
    public Uni<Outcome> move(String sipAddress, Optional<String> pool, boolean dryRun) {
        return change(sipAddress, stored -> stored.movedTo(pool), Map.of("home", "toPool"), dryRun);
    }

    /** @param policy identity of a user policy; empty to inherit again */
    public Uni<Outcome> grant(String sipAddress, Optional<String> policy, boolean dryRun) {
        return change(sipAddress, stored -> stored.granted(policy), Map.of("grantedPolicy", "policy"), dryRun);
    }

    public Uni<Outcome> configure(ClientConfigurationRules.Draft draft, boolean repoint, boolean dryRun) {
        return writes.write(dryRun, client -> configurationFacts(client, draft)
                .map(s -> s.map(known -> ClientConfigurationRules.configure(draft, repoint, known))));
    }

    public Uni<Outcome> remove(ClientConfigurationRules.Draft draft, boolean dryRun) {
        return writes.write(dryRun, client -> configurationFacts(client, draft)
                .map(s -> s.map(known -> ClientConfigurationRules.remove(draft, known))));
    }

    private Uni<Outcome> change(
            String sipAddress,
            Function<UserRules.Draft, UserRules.Draft> changed,
            Map<String, String> paths,
            boolean dryRun) {
        return writes.write(dryRun, client -> facts(client, sipAddress, Optional.empty(), Optional.empty())
                .map(s -> s.map(ofStored(
                        sipAddress, (user, known) -> UserRules.put(changed.apply(UserRules.Draft.of(user)), known)
                                .withPaths(field -> paths.getOrDefault(field, field))))));
    }

    private static Function<UserRules.Facts, Judgement> ofStored(
            String sipAddress, BiFunction<User, UserRules.Facts, Judgement> rule) {
        return known ->
                known.stored().map(user -> rule.apply(user, known)).orElseGet(() -> UserRules.missing(sipAddress));
    }

    private Uni<Snapshot<UserRules.Facts>> facts(
            SqlClient client, String sipAddress, Optional<String> otherAddress, Optional<String> externalId) {
        String key = Ids.key(sipAddress);
        List<String> addresses =
                Stream.concat(Stream.of(sipAddress), otherAddress.stream()).toList();
        return facts.topology(client).chain(topology -> facts.users(
                        client, addresses, externalId.stream().toList())
                .chain(users -> facts.configurations(client, List.of(sipAddress))
                        .map(configurations -> topology.map(t -> new UserRules.Facts(
                                t,
                                users.stream().filter(u -> u.key().equals(key)).findFirst(),
                                users.stream().filter(u -> !u.key().equals(key)).toList(),
                                configurations)))));
    }

    private Uni<Snapshot<ClientConfigurationRules.Facts>> configurationFacts(
            SqlClient client, ClientConfigurationRules.Draft draft) {
        return facts(client, draft.user(), Optional.empty(), Optional.empty())
                .map(s -> s.map(known -> new ClientConfigurationRules.Facts(
                        known.stored(), known.topology().chatPool(draft.pool()), known.configurations())));
    }
}
