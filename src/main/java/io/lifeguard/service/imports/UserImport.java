package io.lifeguard.service.imports;

import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.ImportOptions.Absent;
import io.lifeguard.service.imports.RowBatches.BatchSize;
import io.lifeguard.service.imports.UserBatch.UserRowResult;
import io.lifeguard.service.imports.report.ImportCaution;
import io.lifeguard.service.imports.report.ImportMetrics.RowOutcome;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.report.RowRefusals;
import io.lifeguard.store.facts.ImportFactReads;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.ImportedUsers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** One pass over a file of users. */
final class UserImport {
    private static final int FIRST_BATCH = 250;

    private final ImportRun run;
    private final WriteFactReads facts;
    private final SqlConnection connection;
    private final ImportedUsers imported;
    private final ImportStatistics statistics;
    private final BatchSize size = new BatchSize(FIRST_BATCH);

    UserImport(ImportRun run, SqlConnection connection, ImportedUsers imported) {
        this.run = run;
        this.facts = run.services().facts();
        this.connection = connection;
        this.imported = imported;
        this.statistics = run.statistics();
    }

    /** Processes every row, then the users that are absent from the file. */
    Uni<Void> process() {
        return WorkerThread.call(run.file()::users)
                .chain(rows -> new RowBatches<>(rows, size, run.services().shutdown()).forEachBatch(this::process))
                .chain(imported::counts)
                .invoke(counts -> statistics.addStored(counts.stored(), counts.absent()))
                .chain(() -> run.changesAbsent()
                        ? processAbsent("")
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> process(List<UserRow> rows) {
        return run.underLock(connection, decide(rows).call(this::store))
                .invoke(batch -> batch.results().forEach(this::count))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> processHalves(rows, e));
    }

    /** Finds the row that the constraint rejects by halving the batch. */
    private Uni<Void> processHalves(List<UserRow> rows, ConstraintViolation violation) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return process(rows.subList(0, half)).chain(() -> process(rows.subList(half, rows.size())));
        }
        UserRow row = rows.get(0);
        statistics.count(row.line(), row.key().orElse(""), RowRefusals.refusal(violation));
        return run.underLock(
                connection,
                decide(rows)
                        .chain(batch -> imported.add(batch.results().stream()
                                .map(UserRowResult::notApplied)
                                .toList())));
    }

    private Uni<UserBatch> decide(List<UserRow> rows) {
        List<String> addresses = rows.stream().flatMap(r -> r.key().stream()).toList();
        List<String> externalIds =
                rows.stream().flatMap(r -> r.externalId().value().stream()).toList();
        return facts.topology(SqlExecutor.to(connection))
                .invoke(topology -> statistics.setRevision(topology.revision()))
                .chain(topology -> ImportFactReads.users(connection, addresses, externalIds)
                        .chain(users -> imported.seen(addresses, externalIds, users)
                                .chain(seen -> ImportFactReads.configurationsOf(connection, users)
                                        .map(configurations ->
                                                new UserBatch(run, topology.value(), users, configurations, seen)))))
                .invoke(batch -> rows.forEach(batch::decide));
    }

    private Uni<Void> store(UserBatch batch) {
        Uni<Void> remember = imported.add(
                batch.results().stream().map(UserRowResult::imported).toList());
        return run.isDryRun() ? remember : apply(batch.changes()).chain(() -> remember);
    }

    private Uni<Void> apply(List<Change<?>> changes) {
        return run.services()
                .bulkUsers()
                .apply(connection, changes, run.actor())
                .invoke(number -> number.ifPresent(statistics::setRevisionNumber))
                .replaceWithVoid();
    }

    private void count(UserRowResult result) {
        if (result.imported().storedKey().isEmpty()
                && !result.decision().isAccepted()
                && result.row().key().isEmpty()) {
            statistics.countUnidentified();
        }
        RowOutcome outcome =
                statistics.count(result.row().line(), result.row().key().orElse(""), result.decision());
        if (outcome == RowOutcome.CREATED) {
            AssumedValues.of(result.row()).forEach(statistics::count);
        }
        if (outcome != RowOutcome.REFUSED && result.grantLeftOut()) {
            statistics.count(ImportCaution.GRANT_LEFT_OUT);
        }
    }

    /** Disables or deletes absent users, batch by batch in the order of the keys. */
    private Uni<Void> processAbsent(String afterKey) {
        return run.underLock(connection, imported.absent(afterKey, size.rows()).call(this::changeAbsent))
                .chain(users -> users.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : processAbsent(users.get(users.size() - 1).key()));
    }

    private Uni<Void> changeAbsent(List<User> users) {
        return facts.topology(SqlExecutor.to(connection))
                .invoke(topology -> statistics.setRevision(topology.revision()))
                .chain(topology -> ImportFactReads.configurationsOf(connection, users)
                        .map(configurations -> users.stream()
                                .map(user -> decideAbsent(
                                        user, UserRules.UserFacts.of(topology.value(), user, configurations)))
                                .toList()))
                .chain(decisions -> run.isDryRun()
                        ? Uni.createFrom().voidItem()
                        : apply(decisions.stream()
                                .<Change<?>>flatMap(decision -> decision.changes().stream())
                                .toList()));
    }

    private WriteDecision decideAbsent(User user, UserRules.UserFacts userFacts) {
        WriteDecision decision = run.services()
                .modes()
                .applyTo(
                        run.options().absent() == Absent.DELETE
                                ? UserRules.delete(user.sipAddress(), userFacts)
                                : UserRules.disable(user, userFacts),
                        "");
        statistics.countAbsent(user.sipAddress(), decision);
        return decision;
    }
}
