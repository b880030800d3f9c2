package io.lifeguard.service.imports.users;

import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.store.facts.ImportFactReads;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.RowIdentities;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** One pass over a file of users. */
public final class UserImport {
    private static final int FIRST_BATCH = 250;
    private static final int COLLECTED_BATCH = 2_000;

    private final ImportRun run;
    private final WriteFactReads facts;
    private final SqlConnection connection;
    private final RowIdentities identities;
    private final UserDecisions decisions;
    private final ImportStatistics statistics;
    private final BatchSize size = new BatchSize(FIRST_BATCH);

    public UserImport(ImportRun run, SqlConnection connection, RowIdentities identities) {
        this.run = run;
        this.facts = run.services().facts();
        this.connection = connection;
        this.identities = identities;
        this.decisions = new UserDecisions(run, connection, identities);
        this.statistics = run.statistics();
    }

    /** Collects whom the rows name. Stores nothing, and needs no transaction. */
    public Uni<Void> collectIdentities() {
        return WorkerThread.call(run.file()::usersAndAccounts)
                .chain(rows -> new RowBatches<>(rows, new BatchSize(COLLECTED_BATCH), run)
                        .forEachBatch(batch -> identities.add(
                                batch.stream().map(UserDecisions::identity).toList())))
                .chain(identities::index);
    }

    /** Processes every row, then the users that are absent from the file. */
    public Uni<Void> process() {
        return new AddressTransfers(run, decisions)
                .apply()
                .chain(claims -> read(line -> !claims.isGrouped(line), rows -> process(rows, claims)))
                .chain(identities::counts)
                .invoke(counts -> statistics.addStored(counts.stored(), counts.absent()))
                .chain(() -> identities.absent("", ImportStatistics.MAX_ABSENT_IDS))
                .invoke(users -> statistics.addAbsentIds(
                        users.stream().map(User::sipAddress).toList()))
                .chain(() -> run.changesAbsent()
                        ? processAbsent("")
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> read(LongPredicate isWanted, Function<List<UserRow>, Uni<Void>> work) {
        return WorkerThread.call(run.file()::users).chain(rows -> new RowBatches<>(rows, size, run)
                .where(isWanted)
                .reported()
                .forEachBatch(work));
    }

    private Uni<Void> process(List<UserRow> rows, AddressClaims claims) {
        return run.process(
                        connection,
                        () -> decisions.decide(rows, claims).call(decisions::store),
                        (batch, counts) -> batch.results().forEach(result -> UserDecisions.count(result, counts)))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processHalves(rows, claims, e));
    }

    /** Finds the row that the constraint rejects by halving the batch. */
    private Uni<Void> processHalves(List<UserRow> rows, AddressClaims claims, ConstraintViolation violation) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return process(rows.subList(0, half), claims).chain(() -> process(rows.subList(half, rows.size()), claims));
        }
        UserRow row = rows.get(0);
        ImportStatistics refused = statistics.separate();
        refused.count(row.line(), row.key().orElse(""), RowRefusals.refusal(violation));
        return run.processed(Optional.empty(), refused);
    }

    /** Disables or deletes absent users, batch by batch in the order of the keys. */
    private Uni<Void> processAbsent(String afterKey) {
        run.listener().check();
        return run.process(
                        connection,
                        () -> identities.absent(afterKey, size.rows()).chain(this::changeAbsent),
                        (decided, counts) ->
                                decided.forEach((user, decision) -> counts.countAbsent(user.sipAddress(), decision)))
                .chain(decided -> decided.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : processAbsent(decided.lastKey().key()));
    }

    /** In the order of the keys. */
    private Uni<SortedMap<User, WriteDecision>> changeAbsent(List<User> users) {
        return facts.topology(SqlExecutor.to(connection))
                .invoke(topology -> statistics.setRevision(topology.revision()))
                .chain(topology -> ImportFactReads.configurationsOf(connection, users)
                        .chain(configurations -> changeAbsent(users, topology.value(), configurations)));
    }

    private Uni<SortedMap<User, WriteDecision>> changeAbsent(
            List<User> users, Topology topology, List<ClientConfiguration> configurations) {
        SortedMap<User, WriteDecision> decided = new TreeMap<>(Comparator.comparing(User::key));
        users.forEach(
                user -> decided.put(user, decideAbsent(user, UserRules.UserFacts.of(topology, user, configurations))));
        List<Change<?>> changes = decided.values().stream()
                .<Change<?>>flatMap(decision -> decision.changes().stream())
                .toList();
        return decisions.store(changes, topology, user -> configurations).replaceWith(decided);
    }

    private WriteDecision decideAbsent(User user, UserRules.UserFacts userFacts) {
        return run.services()
                .modes()
                .applyTo(
                        run.options().absent() == Absent.DELETE
                                ? UserRules.delete(user.sipAddress(), userFacts)
                                : UserRules.disable(user, userFacts),
                        "");
    }
}
