package io.lifeguard.service.imports;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.write.RuleModes;
import io.lifeguard.rules.write.UserRules;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.ShutdownState;
import io.lifeguard.service.imports.ImportOptions.Absent;
import io.lifeguard.service.imports.UserBatch.UserBatchResult;
import io.lifeguard.service.write.SerialWrites;
import io.lifeguard.store.facts.ImportFactReads;
import io.lifeguard.store.facts.WriteFactReads;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.BulkUserWrites;
import io.lifeguard.store.write.ImportedUsers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** One import of users: its connection, its counts, and where it is. */
final class UserImport {
    private final SerialWrites serial;
    private final WriteFactReads facts;
    private final BulkUserWrites writes;
    private final String actor;
    private final ShutdownState stopping;
    private final ExportFile file;
    private final ImportOptions options;
    private final RuleModes modes;
    private final SqlConnection connection;
    private final ImportedUsers imported;
    private final ImportStatistics tally;
    private final BatchSize size = new BatchSize(250);
    private final ColumnNames columns;
    private Revision revision;

    UserImport(
            ImportService.ImportServices with,
            ExportFile file,
            ImportOptions options,
            SqlConnection connection,
            ImportedUsers imported,
            Revision present) {
        this.serial = with.writes();
        this.facts = with.facts();
        this.writes = with.bulk();
        this.actor = with.actor();
        this.modes = with.modes();
        this.stopping = with.stopping();
        this.file = file;
        this.columns = new ColumnNames(file);
        this.options = options;
        this.tally = with.tally(file.kind(), options);
        this.connection = connection;
        this.imported = imported;
        this.revision = present;
    }

    /** Settles every row, then what no row was about. */
    Uni<ImportReport> run() {
        return WorkerThread.call(file::users)
                .chain(rows -> new RowBatches<>(rows, stopping).forEachBatch(size, this::settle))
                .chain(imported::counts)
                .invoke(counts -> tally.noteStored(counts.stored()))
                .call(counts ->
                        options.absent() == Absent.REPORT ? Uni.createFrom().voidItem() : actOnAbsent(""))
                .map(counts -> tally.report(options.dryRun(), counts.absent(), revision));
    }

    ImportStatistics tally() {
        return tally;
    }

    private Uni<Void> settle(List<UserRow> rows) {
        return underTheLock(judge(rows).call(this::store))
                .invoke(batch -> count(batch.settled()))
                .replaceWithVoid()
                .onFailure(ConstraintViolation.class)
                .recoverWithUni(e -> settleApart(rows, e));
    }

    /** A constraint refused something of the batch: its halves are settled apart, down to the row that it is. */
    private Uni<Void> settleApart(List<UserRow> rows, ConstraintViolation refusal) {
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            return settle(rows.subList(0, half)).chain(() -> settle(rows.subList(half, rows.size())));
        }
        UserRow row = rows.get(0);
        Violation violation = new Violation(refusal.rule(), "", refusal.rule().statement());
        tally.count(row.line(), row.key().orElse(""), new WriteDecision(List.of(violation), List.of(), List.of()));
        return underTheLock(judge(rows)
                .chain(batch -> imported.add(
                        batch.settled().stream().map(UserBatchResult::unapplied).toList())));
    }

    private Uni<UserBatch> judge(List<UserRow> rows) {
        List<String> addresses = rows.stream().flatMap(r -> r.key().stream()).toList();
        List<String> externalIds =
                rows.stream().flatMap(r -> r.externalId().value().stream()).toList();
        return facts.topology(SqlExecutor.to(connection))
                .invoke(topology -> revision = topology.revision())
                .chain(topology -> ImportFactReads.users(connection, addresses, externalIds)
                        .chain(users -> imported.seen(addresses, externalIds, users)
                                .chain(seen -> ImportFactReads.configurationsOf(connection, users)
                                        .map(configurations -> new UserBatch(
                                                topology.value(),
                                                users,
                                                configurations,
                                                seen,
                                                options.dryRun(),
                                                file.canCreate(),
                                                columns,
                                                modes)))))
                .invoke(batch -> rows.forEach(batch::judge));
    }

    private Uni<Void> store(UserBatch batch) {
        Uni<Void> seen =
                imported.add(batch.settled().stream().map(UserBatchResult::seen).toList());
        return options.dryRun() ? seen : carryOut(batch.changes()).chain(() -> seen);
    }

    private Uni<Void> carryOut(List<Change<?>> changes) {
        return writes.carryOut(connection, changes, actor)
                .invoke(last -> last.ifPresent(number -> revision = new Revision(revision.epoch(), number)))
                .replaceWithVoid();
    }

    private void count(List<UserBatchResult> settled) {
        settled.forEach(s -> {
            if (s.seen().storedKey().isEmpty()
                    && !s.judgement().isAccepted()
                    && s.row().key().isEmpty()) {
                tally.noteUnreadable();
            }
            tally.count(s.row().line(), s.row().key().orElse(""), s.judgement());
        });
    }

    /** Disables or deletes what no row was about, batch by batch in the order of the keys. */
    private Uni<Void> actOnAbsent(String after) {
        return underTheLock(imported.absent(after, size.rows()).call(this::actOn))
                .chain(users -> users.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : actOnAbsent(users.get(users.size() - 1).key()));
    }

    private Uni<Void> actOn(List<User> users) {
        return facts.topology(SqlExecutor.to(connection))
                .invoke(topology -> revision = topology.revision())
                .chain(topology -> ImportFactReads.configurationsOf(connection, users).map(configurations -> users.stream()
                        .map(user -> judgeAbsent(user, UserRules.UserFacts.of(topology.value(), user, configurations)))
                        .toList()))
                .chain(judgements -> options.dryRun()
                        ? Uni.createFrom().voidItem()
                        : carryOut(judgements.stream()
                                .<Change<?>>flatMap(j -> j.changes().stream())
                                .toList()));
    }

    private WriteDecision judgeAbsent(User user, UserRules.UserFacts known) {
        WriteDecision judgement = modes.applyTo(
                options.absent() == Absent.DELETE
                        ? UserRules.delete(user.sipAddress(), known)
                        : UserRules.disable(user, known),
                "");
        tally.countAbsent(user.sipAddress(), judgement);
        return judgement;
    }

    /** A batch of its own: in turn and under the lock; a dry run is in one snapshot from beginning to end already. */
    private <T> Uni<T> underTheLock(Uni<T> work) {
        return options.dryRun() ? work : RetryWhenBusy.with(serial.inTurn(connection, () -> work));
    }
}
