package io.lifeguard.service.imports;

import io.lifeguard.exports.Home;
import io.lifeguard.exports.UserRow;
import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Echo;
import io.lifeguard.model.FrontEndPool;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.rules.Judgement;
import io.lifeguard.rules.Missing;
import io.lifeguard.rules.Modes;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.UserRules;
import io.lifeguard.store.ImportedUsers.Seen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Judges rows of a users file one after the other, each against what the ones before it leave behind. A user is found
 * by external id first, then by SIP address, so that a rename is a rename.
 */
final class UserBatch {
    private final Topology topology;
    private final boolean dryRun;
    private final boolean mayCreate;
    private final Modes modes;
    private final Map<String, User> byKey = new HashMap<>();
    private final Map<String, User> byExternalId = new HashMap<>();
    private final Map<String, List<ClientConfiguration>> configurations = new HashMap<>();
    private final Map<String, Long> lineOfRow = new HashMap<>();
    private final Map<String, Long> lineOfExternalId = new HashMap<>();
    private final Map<String, Long> lineOfUser = new HashMap<>();
    private final List<Settled> settled = new ArrayList<>();

    /** A row with what the rules say of it. */
    record Settled(UserRow row, Judgement judgement, Seen seen) {}

    /**
     * @param stored the users whom the rows may be about
     * @param seen what earlier rows of the file did about them
     * @param mayCreate whether the file has the columns to create users
     */
    UserBatch(
            Topology topology,
            List<User> stored,
            List<ClientConfiguration> configurations,
            List<Seen> seen,
            boolean dryRun,
            boolean mayCreate,
            Modes modes) {
        this.modes = modes;
        this.topology = topology;
        this.dryRun = dryRun;
        this.mayCreate = mayCreate;
        Set<String> freed = new HashSet<>();
        seen.forEach(s -> note(s, freed));
        stored.forEach(user -> {
            if (!(dryRun && freed.contains(user.key()))) {
                byKey.put(user.key(), user);
            }
            user.externalId().ifPresent(id -> byExternalId.put(Ids.key(id), user));
        });
        configurations.forEach(c -> this.configurations
                .computeIfAbsent(Ids.key(c.user()), key -> new ArrayList<>())
                .add(c));
    }

    void judge(UserRow row) {
        Optional<User> found = find(row);
        Judgement judgement = modes.applyTo(judgement(row, found), "");
        Optional<User> after = judgement.changes().stream()
                .flatMap(c -> Subject.USER.of(c).stream())
                .findFirst()
                .flatMap(Change::after);
        Optional<String> before = found.map(User::key);
        boolean moved =
                before.isPresent() && after.isPresent() && !after.get().key().equals(before.get());
        Seen seen = new Seen(
                row.key(),
                row.externalId().value().map(Ids::key),
                dryRun ? before : after.map(User::key).or(() -> before),
                moved ? before : Optional.empty(),
                row.line());
        note(seen, new HashSet<>());
        after.ifPresent(user -> replace(found, user));
        settled.add(new Settled(row, judgement, seen));
    }

    List<Settled> settled() {
        return settled;
    }

    List<Change<?>> changes() {
        return settled.stream()
                .<Change<?>>flatMap(s -> s.judgement().changes().stream())
                .toList();
    }

    private Judgement judgement(UserRow row, Optional<User> found) {
        Optional<Judgement> refused = wrongForm(row).or(() -> seenBefore(row, found));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (found.isEmpty()) {
            Optional<Judgement> incomplete = incomplete(row);
            if (incomplete.isPresent()) {
                return incomplete.get();
            }
        }
        Optional<String> home = found.flatMap(User::home).map(FrontEndPool::fqdn);
        if (!row.home().isAbsent()) {
            Optional<Judgement> unknown = row.home().value().flatMap(this::unknownHome);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            home = row.home().value().map(this::fqdn);
        }
        return UserRules.put(draft(row, found, home), facts(row, found));
    }

    private UserRules.Draft draft(UserRow row, Optional<User> found, Optional<String> home) {
        return new UserRules.Draft(
                row.sipAddress().get(),
                row.externalId().orKeep(found.flatMap(User::externalId)),
                row.displayName().orKeep(found.flatMap(User::displayName)),
                row.enabled().orKeep(found.map(User::enabled).orElse(false), false),
                row.hosting().orKeep(found.map(User::hosting).orElse(Hosting.ON_PREMISES), Hosting.ON_PREMISES),
                home,
                row.policy()
                        .map(PolicyIdentity::written)
                        .orKeep(found.flatMap(User::grantedPolicy)
                                .map(p -> p.identity().written())));
    }

    private UserRules.Facts facts(UserRow row, Optional<User> found) {
        Stream<Optional<User>> named = Stream.of(
                row.key().map(byKey::get),
                row.externalId().value().map(Ids::key).map(byExternalId::get));
        List<User> holders = named.flatMap(Optional::stream)
                .filter(user -> !Optional.of(user).equals(found))
                .distinct()
                .toList();
        return new UserRules.Facts(
                topology,
                found,
                holders,
                found.map(u -> configurations.getOrDefault(u.key(), List.of())).orElse(List.of()));
    }

    private Optional<User> find(UserRow row) {
        return row.externalId().value().map(id -> byExternalId.get(Ids.key(id))).or(() -> row.key()
                .map(byKey::get));
    }

    private static Optional<Judgement> wrongForm(UserRow row) {
        return row.hasProblems() ? Optional.of(RowProblems.refusal(row)) : Optional.empty();
    }

    private Optional<Judgement> seenBefore(UserRow row, Optional<User> found) {
        Optional<Long> line = row.key()
                .map(lineOfRow::get)
                .or(() -> row.externalId().value().map(Ids::key).map(lineOfExternalId::get))
                .or(() -> found.map(User::key).map(lineOfUser::get));
        return line.map(l -> RowProblems.seenBefore(row.sipAddress().get(), l));
    }

    /** A row that would create a user must say all that decides about one. */
    private Optional<Judgement> incomplete(UserRow row) {
        if (!mayCreate) {
            return Optional.of(RowProblems.CANNOT_CREATE);
        }
        return row.home().isAbsent()
                ? Optional.of(
                        RowProblems.refusal(
                                Rule.VALUE_IS_VALID,
                                "HomeServer",
                                "It points at RegistrarPool, which the file has not; a new user needs a home, or an empty one."))
                : Optional.empty();
    }

    private Optional<Judgement> unknownHome(Home home) {
        int pools = pools(home).size();
        if (pools == 1) {
            return Optional.empty();
        }
        String column = home.byName() ? "HomeServer" : "RegistrarPool";
        String because = pools == 0
                ? Missing.frontEndPool(home.pool())
                : Echo.of(home.pool()) + " is the first label of several front-end pools; name one in RegistrarPool.";
        return Optional.of(RowProblems.refusal(Rule.REFERENCE_EXISTS, column, because));
    }

    private String fqdn(Home home) {
        return pools(home).stream().map(FrontEndPool::fqdn).findFirst().orElse(home.pool());
    }

    private List<FrontEndPool> pools(Home home) {
        return home.byName()
                ? topology.frontEndPools().values().stream()
                        .filter(p -> home.isPool(p.fqdn()))
                        .toList()
                : topology.frontEndPool(home.pool()).stream().toList();
    }

    private void note(Seen seen, Set<String> freed) {
        seen.rowKey().ifPresent(key -> lineOfRow.putIfAbsent(key, seen.line()));
        seen.externalKey().ifPresent(key -> lineOfExternalId.putIfAbsent(key, seen.line()));
        seen.storedKey().ifPresent(key -> lineOfUser.putIfAbsent(key, seen.line()));
        seen.freedKey().ifPresent(freed::add);
    }

    private void replace(Optional<User> found, User after) {
        found.ifPresent(before -> {
            byKey.remove(before.key());
            before.externalId().ifPresent(id -> byExternalId.remove(Ids.key(id)));
            List<ClientConfiguration> kept = configurations.remove(before.key());
            if (kept != null) {
                configurations.put(after.key(), kept);
            }
        });
        byKey.put(after.key(), after);
        after.externalId().ifPresent(id -> byExternalId.put(Ids.key(id), after));
    }
}
