package io.lifeguard.service.imports.users;

import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.users.AddressClaims.Claim;
import io.lifeguard.store.write.RowPeers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides about rows of users, each by itself: what other rows name is known for the whole file, so the order of rows
 * does not matter. A row finds its user by external id first, then by SIP address, so that a renamed user is recognised.
 */
final class UserBatch {
    private final ImportRun run;
    private final Topology topology;
    private final HomeResolver homes;
    private final AddressClaims claims;
    private final Map<Long, RowPeers> peers;
    private final Map<String, User> byKey = new HashMap<>();
    private final Map<String, User> byExternalId = new HashMap<>();
    private final Map<String, List<ClientConfiguration>> configurations = new HashMap<>();
    private final List<UserRowResult> results = new ArrayList<>();

    /**
     * A row and the decision about it.
     *
     * @param isIdentified whether it is known whom the row is about
     * @param removed the absent user who had the address of the row
     * @param removal the decision to delete this user
     * @param grantLeftOut whether the row grants a policy that is not stored
     */
    record UserRowResult(
            UserRow row,
            WriteDecision decision,
            boolean isIdentified,
            Optional<User> removed,
            Optional<WriteDecision> removal,
            boolean grantLeftOut) {

        private Stream<Change<?>> changes() {
            return decision.isAccepted()
                    ? Stream.concat(removal.stream().flatMap(r -> r.changes().stream()), decision.changes().stream())
                    : Stream.empty();
        }
    }

    /**
     * @param stored the users that the rows may be about
     * @param claims the rows that take the address of another user
     * @param peers the rows that name the same user, by line; may lack rows that are alone
     */
    UserBatch(
            ImportRun run,
            Topology topology,
            List<User> stored,
            List<ClientConfiguration> configurations,
            AddressClaims claims,
            Map<Long, RowPeers> peers) {
        this.run = run;
        this.topology = topology;
        this.homes = new HomeResolver(topology, run.columns());
        this.claims = claims;
        this.peers = peers;
        stored.forEach(user -> {
            byKey.put(user.key(), user);
            user.externalId().ifPresent(id -> byExternalId.put(Ids.key(id), user));
        });
        configurations.forEach(c -> this.configurations
                .computeIfAbsent(Ids.key(c.user()), key -> new ArrayList<>())
                .add(c));
    }

    void decide(UserRow row) {
        Claim claim = claims.claim(row.line());
        Optional<User> found = find(row, claim);
        Optional<User> removed =
                claim == Claim.GRANTED_BY_REMOVAL && usedLine(row) == row.line() ? holder(row) : Optional.empty();
        Optional<WriteDecision> removal = removed.map(this::remove);
        WriteDecision decision = refusal(row, found)
                .or(() -> removal.filter(r -> !r.isAccepted()))
                .orElseGet(() -> put(row, found, claim));
        boolean isIdentified = row.isIdentified() || byExternalId(row).isPresent();
        boolean grantLeftOut = GrantedPolicies.isLeftOut(row, topology);
        results.add(new UserRowResult(row, decided(row, decision), isIdentified, removed, removal, grantLeftOut));
    }

    List<UserRowResult> results() {
        return results;
    }

    List<Change<?>> changes() {
        return results.stream().flatMap(UserRowResult::changes).toList();
    }

    /** A row that repeats another changes nothing more. */
    private WriteDecision decided(UserRow row, WriteDecision decision) {
        WriteDecision result = run.services().modes().applyTo(decision, "");
        return result.isAccepted() && usedLine(row) != row.line() ? WriteDecision.unchanged() : result;
    }

    /** The reason to refuse the row before any rule is evaluated. */
    private Optional<WriteDecision> refusal(UserRow row, Optional<User> found) {
        if (row.hasProblems()) {
            return Optional.of(RowRefusals.refusal(row));
        }
        Optional<WriteDecision> ambiguous =
                Optional.ofNullable(peers.get(row.line())).flatMap(p -> ambiguity(row, p));
        if (ambiguous.isPresent()) {
            return ambiguous;
        }
        if (found.isEmpty() && !run.file().canCreate()) {
            return Optional.of(RowRefusals.CANNOT_CREATE);
        }
        return found.isEmpty() && row.home().isAbsent() ? Optional.of(RowRefusals.NO_HOME) : Optional.empty();
    }

    private static Optional<WriteDecision> ambiguity(UserRow row, RowPeers others) {
        String address = row.sipAddress().get();
        return others.otherUser()
                .map(line -> RowRefusals.sameAddress(address, line))
                .or(() -> others.otherAddress()
                        .map(line -> RowRefusals.sameExternalId(
                                row.externalId().value().orElse(""), line)))
                .or(() -> others.usedLine()
                        .filter(line -> line != row.line() && others.fingerprint() != row.fingerprint())
                        .map(line -> others.usedHasExternalId()
                                        && row.externalId().value().isEmpty()
                                ? RowRefusals.repeated(address, line)
                                : RowRefusals.duplicate(address, line)));
    }

    private long usedLine(UserRow row) {
        return Optional.ofNullable(peers.get(row.line()))
                .flatMap(RowPeers::usedLine)
                .orElse(row.line());
    }

    private WriteDecision put(UserRow row, Optional<User> found, Claim claim) {
        UserDraft draft = new UserDraft(
                row.sipAddress().get(),
                row.externalId().orKeep(found.flatMap(User::externalId)),
                row.displayName().orKeep(found.flatMap(User::displayName)),
                row.enabled().orKeep(found.map(User::enabled).orElse(false), false),
                row.hosting().orKeep(found.map(User::hosting).orElse(Hosting.ON_PREMISES), Hosting.ON_PREMISES),
                row.home().map(homes::fqdn).orKeep(found.flatMap(User::home).map(FrontEndPool::fqdn)),
                GrantedPolicies.of(row, topology)
                        .map(PolicyIdentity::written)
                        .orKeep(found.flatMap(User::grantedPolicy)
                                .map(p -> p.identity().written())),
                run.options().guidsReissued());
        return homes.withColumns(row, UserRules.put(draft, facts(row, found, claim)));
    }

    private UserRules.UserFacts facts(UserRow row, Optional<User> found, Claim claim) {
        boolean isFree = claim == Claim.GRANTED || claim == Claim.GRANTED_BY_REMOVAL;
        List<User> holders = Stream.of(isFree ? Optional.<User>empty() : holder(row), byExternalId(row))
                .flatMap(Optional::stream)
                .filter(user -> !Optional.of(user).equals(found))
                .distinct()
                .toList();
        return new UserRules.UserFacts(
                topology, found, holders, found.map(this::configurations).orElse(List.of()));
    }

    /** The user who has the address is the row's, unless another row names this user or the user is removed. */
    private Optional<User> find(UserRow row, Claim claim) {
        return byExternalId(row).or(() -> claim == Claim.NONE ? holder(row) : Optional.empty());
    }

    private Optional<User> byExternalId(UserRow row) {
        return row.externalId().value().map(Ids::key).map(byExternalId::get);
    }

    private Optional<User> holder(UserRow row) {
        return row.key().map(byKey::get);
    }

    private WriteDecision remove(User user) {
        return run.services()
                .modes()
                .applyTo(
                        UserRules.delete(
                                user.sipAddress(), UserRules.UserFacts.of(topology, user, configurations(user))),
                        "");
    }

    Topology topology() {
        return topology;
    }

    List<ClientConfiguration> configurations(User user) {
        @Nullable List<ClientConfiguration> own = configurations.get(user.key());
        return own == null ? List.of() : own;
    }
}
