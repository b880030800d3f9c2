package io.lifeguard.service.imports;

import io.lifeguard.exports.row.HomeReference;
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
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.store.write.ImportedUsers.ImportedUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges rows of a users file one after the other, each against what the ones before it leave behind. A user is found
 * by external id first, then by SIP address, so that a rename is a rename.
 */
final class UserBatch {
    private static final String HOME = "home";

    private final Topology topology;
    private final boolean dryRun;
    private final boolean mayCreate;
    private final RuleModes modes;
    private final ColumnNames columns;
    private final Map<String, User> byKey = new HashMap<>();
    private final Map<String, User> byExternalId = new HashMap<>();
    private final Map<String, List<ClientConfiguration>> configurations = new HashMap<>();
    private final Map<String, Long> lineOfRow = new HashMap<>();
    private final Map<String, Long> lineOfExternalId = new HashMap<>();
    private final Map<String, Long> lineOfUser = new HashMap<>();
    private final List<UserBatchResult> settled = new ArrayList<>();

    /**
     * A row with what the rules say of it.
     *
     * @param before the key of the user that it is about; empty where there is none, and where an earlier row is about
     *     the same
     */
    record UserBatchResult(UserRow row, WriteDecision judgement, Optional<String> before, ImportedUser seen) {

        /** What is to be remembered of the row if it is not applied after all. */
        ImportedUser unapplied() {
            return new ImportedUser(
                    seen.rowKey(), seen.externalKey(), before, Optional.empty(), Optional.empty(), seen.line());
        }
    }

    /**
     * @param stored the users whom the rows may be about
     * @param seen what earlier rows of the file did about them
     * @param mayCreate whether the file has the columns to create users
     * @param columns what the file calls the fields of a user
     */
    UserBatch(
            Topology topology,
            List<User> stored,
            List<ClientConfiguration> configurations,
            List<ImportedUser> seen,
            boolean dryRun,
            boolean mayCreate,
            ColumnNames columns,
            RuleModes modes) {
        this.modes = modes;
        this.topology = topology;
        this.dryRun = dryRun;
        this.mayCreate = mayCreate;
        this.columns = columns;
        seen.forEach(this::note);
        stored.forEach(user -> {
            byKey.put(user.key(), user);
            user.externalId().ifPresent(id -> byExternalId.put(Ids.key(id), user));
        });
        if (dryRun) {
            seen.forEach(this::forgetFreed);
        }
        configurations.forEach(c -> this.configurations
                .computeIfAbsent(Ids.key(c.user()), key -> new ArrayList<>())
                .add(c));
    }

    void judge(UserRow row) {
        Optional<User> found = find(row);
        Optional<String> before = lineOf(row, found).isEmpty() ? found.map(User::key) : Optional.empty();
        WriteDecision judgement = modes.applyTo(judgement(row, found), "");
        Optional<User> after = judgement.changes().stream()
                .flatMap(c -> Subject.USER.of(c).stream())
                .findFirst()
                .flatMap(Change::after);
        ImportedUser seen = new ImportedUser(
                row.key(),
                row.externalId().value().map(Ids::key),
                dryRun ? before : after.map(User::key).or(() -> before),
                after.flatMap(user -> before.filter(key -> !key.equals(user.key()))),
                after.flatMap(user -> lostExternalId(found, user)),
                row.line());
        note(seen);
        after.ifPresent(user -> replace(found, user));
        settled.add(new UserBatchResult(row, judgement, before, seen));
    }

    List<UserBatchResult> settled() {
        return settled;
    }

    List<Change<?>> changes() {
        return settled.stream()
                .<Change<?>>flatMap(s -> s.judgement().changes().stream())
                .toList();
    }

    private WriteDecision judgement(UserRow row, Optional<User> found) {
        Optional<WriteDecision> refused = wrongForm(row).or(() -> seenBefore(row, found));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (found.isEmpty()) {
            Optional<WriteDecision> incomplete = incomplete(row);
            if (incomplete.isPresent()) {
                return incomplete.get();
            }
        }
        Optional<String> home =
                row.home().map(this::fqdn).orKeep(found.flatMap(User::home).map(FrontEndPool::fqdn));
        return inTermsOf(row, UserRules.put(draft(row, found, home), facts(row, found)));
    }

    /** What the rules say, with the columns of the file in the place of the fields of a user. */
    private WriteDecision inTermsOf(UserRow row, WriteDecision judgement) {
        Optional<HomeReference> byName = row.home().value().filter(HomeReference::byName);
        WriteDecision told =
                judgement.withPaths(path -> path.equals(HOME) && byName.isPresent() ? "HomeServer" : columns.of(path));
        return byName.filter(home -> pools(home).size() > 1)
                .map(home -> RowRefusals.ambiguousHome(told, home))
                .orElse(told);
    }

    private UserDraft draft(UserRow row, Optional<User> found, Optional<String> home) {
        return new UserDraft(
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

    private static Optional<WriteDecision> wrongForm(UserRow row) {
        return row.hasProblems() ? Optional.of(RowRefusals.refusal(row)) : Optional.empty();
    }

    private Optional<WriteDecision> seenBefore(UserRow row, Optional<User> found) {
        return lineOf(row, found)
                .map(line -> RowRefusals.seenBefore(row.sipAddress().get(), line));
    }

    /** The line of an earlier row about the same. */
    private Optional<Long> lineOf(UserRow row, Optional<User> found) {
        return row.key()
                .map(lineOfRow::get)
                .or(() -> row.externalId().value().map(Ids::key).map(lineOfExternalId::get))
                .or(() -> found.map(User::key).map(lineOfUser::get));
    }

    /** A row that would create a user must say all that decides about one. */
    private Optional<WriteDecision> incomplete(UserRow row) {
        if (!mayCreate) {
            return Optional.of(RowRefusals.CANNOT_CREATE);
        }
        return row.home().isAbsent()
                ? Optional.of(
                        RowRefusals.refusal(
                                Rule.VALUE_IS_VALID,
                                "HomeServer",
                                "It points at RegistrarPool, which the file has not; a new user needs a home, or an empty one."))
                : Optional.empty();
    }

    /** The pool that is meant; where there is none, or more than one of that name, what is written, which is none. */
    private String fqdn(HomeReference home) {
        List<FrontEndPool> pools = pools(home);
        return pools.size() == 1 ? pools.get(0).fqdn() : home.pool();
    }

    private List<FrontEndPool> pools(HomeReference home) {
        return home.byName()
                ? topology.frontEndPools().values().stream()
                        .filter(p -> home.isPool(p.fqdn()))
                        .toList()
                : topology.frontEndPool(home.pool()).stream().toList();
    }

    private void note(ImportedUser seen) {
        seen.rowKey().ifPresent(key -> lineOfRow.putIfAbsent(key, seen.line()));
        seen.externalKey().ifPresent(key -> lineOfExternalId.putIfAbsent(key, seen.line()));
        seen.storedKey().ifPresent(key -> lineOfUser.putIfAbsent(key, seen.line()));
    }

    /** What earlier rows took from users is still stored with them in a dry run. */
    private void forgetFreed(ImportedUser seen) {
        seen.freedKey().ifPresent(byKey::remove);
        seen.freedExternal().ifPresent(byExternalId::remove);
    }

    private static Optional<String> lostExternalId(Optional<User> before, User after) {
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
