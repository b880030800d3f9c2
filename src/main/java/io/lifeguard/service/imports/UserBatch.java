package io.lifeguard.service.imports;

import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
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
import io.lifeguard.store.write.ImportedUsers.ImportedUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides about rows of users in order, each on what the rows before it leave. A row finds its user by external id
 * first, then by SIP address, so that a renamed user is recognised.
 */
final class UserBatch {
    private final ImportRun run;
    private final Topology topology;
    private final HomeResolver homes;
    private final Map<String, User> byKey = new HashMap<>();
    private final Map<String, User> byExternalId = new HashMap<>();
    private final Map<String, List<ClientConfiguration>> configurations = new HashMap<>();
    private final Map<String, Long> lineOfRow = new HashMap<>();
    private final Map<String, Long> lineOfExternalId = new HashMap<>();
    private final Map<String, Long> lineOfUser = new HashMap<>();
    private final List<UserRowResult> results = new ArrayList<>();

    /**
     * A row and the decision about it.
     *
     * @param before the key of the row's user; empty for a new user, and if an earlier row is about the same user
     * @param imported what later batches must know of the row
     * @param grantLeftOut whether the row grants a policy that is not stored
     */
    record UserRowResult(
            UserRow row, WriteDecision decision, Optional<String> before, ImportedUser imported, boolean grantLeftOut) {

        /** What later batches must know of the row if the database rejects it. */
        ImportedUser notApplied() {
            return imported.notApplied(before);
        }
    }

    /**
     * @param stored the users that the rows may be about
     * @param imported what earlier batches did to them
     */
    UserBatch(
            ImportRun run,
            Topology topology,
            List<User> stored,
            List<ClientConfiguration> configurations,
            List<ImportedUser> imported) {
        this.run = run;
        this.topology = topology;
        this.homes = new HomeResolver(topology, run.columns());
        imported.forEach(this::addLines);
        stored.forEach(user -> {
            byKey.put(user.key(), user);
            user.externalId().ifPresent(id -> byExternalId.put(Ids.key(id), user));
        });
        if (run.isDryRun()) {
            imported.forEach(this::removeFreed);
        }
        configurations.forEach(c -> this.configurations
                .computeIfAbsent(Ids.key(c.user()), key -> new ArrayList<>())
                .add(c));
    }

    void decide(UserRow row) {
        Optional<User> found = find(row);
        Optional<String> before = lineOf(row, found).isEmpty() ? found.map(User::key) : Optional.empty();
        WriteDecision decision =
                run.services().modes().applyTo(refusal(row, found).orElseGet(() -> put(row, found)), "");
        Optional<User> after = decision.changes().stream()
                .flatMap(c -> Subject.USER.of(c).stream())
                .findFirst()
                .flatMap(Change::after);
        ImportedUser imported = new ImportedUser(
                row.key(),
                row.externalId().value().map(Ids::key),
                run.isDryRun() ? before : after.map(User::key).or(() -> before),
                after.flatMap(user -> before.filter(key -> !key.equals(user.key()))),
                after.flatMap(user -> freedExternalId(found, user)),
                row.line());
        addLines(imported);
        after.ifPresent(user -> replace(found, user));
        results.add(new UserRowResult(row, decision, before, imported, GrantedPolicies.isLeftOut(row, topology)));
    }

    List<UserRowResult> results() {
        return results;
    }

    List<Change<?>> changes() {
        return results.stream()
                .<Change<?>>flatMap(result -> result.decision().changes().stream())
                .toList();
    }

    /** The reason to refuse the row before any rule is evaluated. */
    private Optional<WriteDecision> refusal(UserRow row, Optional<User> found) {
        if (row.hasProblems()) {
            return Optional.of(RowRefusals.refusal(row));
        }
        Optional<Long> earlier = lineOf(row, found);
        if (earlier.isPresent()) {
            return earlier.map(line -> RowRefusals.duplicate(row.sipAddress().get(), line));
        }
        if (found.isEmpty() && !run.file().canCreate()) {
            return Optional.of(RowRefusals.CANNOT_CREATE);
        }
        return found.isEmpty() && row.home().isAbsent() ? Optional.of(RowRefusals.NO_HOME) : Optional.empty();
    }

    private WriteDecision put(UserRow row, Optional<User> found) {
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
                                .map(p -> p.identity().written())));
        return homes.withColumns(row, UserRules.put(draft, facts(row, found)));
    }

    private UserRules.UserFacts facts(UserRow row, Optional<User> found) {
        Stream<Optional<User>> named = Stream.of(
                row.key().map(byKey::get),
                row.externalId().value().map(Ids::key).map(byExternalId::get));
        List<User> holders = named.flatMap(Optional::stream)
                .filter(user -> !Optional.of(user).equals(found))
                .distinct()
                .toList();
        return new UserRules.UserFacts(
                topology,
                found,
                holders,
                found.map(u -> configurations.getOrDefault(u.key(), List.of())).orElse(List.of()));
    }

    private Optional<User> find(UserRow row) {
        return row.externalId().value().map(id -> byExternalId.get(Ids.key(id))).or(() -> row.key()
                .map(byKey::get));
    }

    /** The line of an earlier row about the same user. */
    private Optional<Long> lineOf(UserRow row, Optional<User> found) {
        return row.key()
                .map(lineOfRow::get)
                .or(() -> row.externalId().value().map(Ids::key).map(lineOfExternalId::get))
                .or(() -> found.map(User::key).map(lineOfUser::get));
    }

    private void addLines(ImportedUser imported) {
        imported.rowKey().ifPresent(key -> lineOfRow.putIfAbsent(key, imported.line()));
        imported.externalKey().ifPresent(key -> lineOfExternalId.putIfAbsent(key, imported.line()));
        imported.storedKey().ifPresent(key -> lineOfUser.putIfAbsent(key, imported.line()));
    }

    /** A dry run stores nothing, so the addresses and external ids that earlier rows freed are still in the database. */
    private void removeFreed(ImportedUser imported) {
        imported.freedKey().ifPresent(byKey::remove);
        imported.freedExternal().ifPresent(byExternalId::remove);
    }

    private static Optional<String> freedExternalId(Optional<User> before, User after) {
        Optional<String> kept = after.externalId().map(Ids::key);
        return before.flatMap(User::externalId).map(Ids::key).filter(key -> !kept.equals(Optional.of(key)));
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
