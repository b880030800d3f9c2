package io.lifeguard.service.imports.users;

import io.lifeguard.exports.file.ExportRows;
import io.lifeguard.exports.row.UserRow;
import io.lifeguard.service.imports.options.ImportOptions.Absent;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.service.imports.users.UserBatch.UserRowResult;
import io.lifeguard.store.sql.ConstraintViolation;
import io.lifeguard.store.write.RowIdentities.AddressClaim;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * Applies the rows of a file of users that take the address of a stored user, together with the rows that rename these
 * users: all rows of a chain or a cycle in one transaction, in any order, because only its end must be valid.
 */
final class AddressTransfers {
    private static final int BATCH = 2_000;
    private static final int PAGE_OF_CLAIMS = 50_000;
    /** A larger group is read while the write lock is held. */
    private static final int MAX_ROWS_IN_MEMORY = 20_000;

    private final ImportRun run;
    private final UserDecisions decisions;

    AddressTransfers(ImportRun run, UserDecisions decisions) {
        this.run = run;
        this.decisions = decisions;
    }

    /** The state that the rows of a group were decided on has changed. */
    private static final class StaleDecision extends RuntimeException {
        private static final long serialVersionUID = 1;

        StaleDecision() {
            super("the rows of a group were accepted before and are refused now", null, false, false);
        }
    }

    /** Applies what can be applied; all other rows remain. */
    Uni<AddressClaims> apply() {
        boolean removesAbsent =
                run.options().absent() == Absent.DELETE && !run.options().guidsReissued();
        return decisions
                .identities()
                .findClaims(removesAbsent)
                .chain(() -> readClaims(0, LongStream.builder(), LongStream.builder()))
                .call(claims -> claims.isEmpty() ? Uni.createFrom().voidItem() : apply(claims));
    }

    private Uni<AddressClaims> readClaims(long after, LongStream.Builder lines, LongStream.Builder holders) {
        return decisions.identities().claims(after, PAGE_OF_CLAIMS).chain(page -> {
            for (AddressClaim claim : page) {
                lines.add(claim.line());
                holders.add(claim.holderLine());
            }
            return page.size() < PAGE_OF_CLAIMS
                    ? Uni.createFrom()
                            .item(() -> AddressClaims.of(
                                    lines.build().toArray(), holders.build().toArray()))
                    : readClaims(page.get(page.size() - 1).line(), lines, holders);
        });
    }

    private Uni<Void> apply(AddressClaims claims) {
        return read(claims::contains, rows -> decisions.decide(rows, claims).invoke(batch -> batch.results().stream()
                        .filter(result -> result.decision().isAccepted())
                        .forEach(result -> claims.accept(result.row().line()))))
                .invoke(claims::resolve)
                .chain(() -> Multi.createFrom()
                        .range(0, claims.groupCount())
                        .onItem()
                        .transformToUniAndConcatenate(group -> apply(group, claims))
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<Void> apply(int group, AddressClaims claims) {
        int size = claims.groupSize(group);
        if (size == 0) {
            return Uni.createFrom().voidItem();
        }
        LongPredicate isIn = line -> claims.isIn(group, line);
        if (size > MAX_ROWS_IN_MEMORY) {
            return inOneTransaction(group, claims, work -> read(isIn, work));
        }
        List<UserRow> kept = new ArrayList<>(size);
        return read(isIn, rows -> Uni.createFrom().item(() -> kept.addAll(rows)))
                .chain(() -> inOneTransaction(group, claims, work -> forEachBatch(kept, work)));
    }

    private Uni<Void> inOneTransaction(
            int group, AddressClaims claims, Function<Function<List<UserRow>, Uni<?>>, Uni<Void>> rows) {
        Uni<ImportStatistics> work = Uni.createFrom().deferred(() -> {
            ImportStatistics statistics = run.statistics().separate();
            return rows.apply(batch -> apply(batch, claims, statistics)).replaceWith(statistics);
        });
        return run.process(
                        decisions.connection(),
                        () -> run.isDryRun() ? work : uniqueAtTheEnd(work),
                        (ofGroup, counts) -> counts.add(ofGroup))
                .replaceWithVoid()
                .onFailure(e -> e instanceof StaleDecision || e instanceof ConstraintViolation)
                .recoverWithUni(e -> {
                    claims.dissolve(group);
                    return Uni.createFrom().voidItem();
                });
    }

    private <T> Uni<T> uniqueAtTheEnd(Uni<T> work) {
        return run.services().bulkUsers().withAddressesUniqueAtTheEnd(decisions.connection(), work);
    }

    private Uni<Void> apply(List<UserRow> rows, AddressClaims claims, ImportStatistics statistics) {
        return decisions.decide(rows, claims).chain(batch -> {
            for (UserRowResult result : batch.results()) {
                if (!result.decision().isAccepted()) {
                    return Uni.createFrom().failure(new StaleDecision());
                }
                UserDecisions.count(result, statistics);
            }
            return decisions.store(batch);
        });
    }

    private Uni<Void> read(LongPredicate isWanted, Function<List<UserRow>, Uni<?>> work) {
        return WorkerThread.call(run.file()::users)
                .chain((ExportRows<UserRow> rows) -> new RowBatches<>(rows, new BatchSize(BATCH), run)
                        .where(isWanted)
                        .forEachBatch(batch -> work.apply(batch).replaceWithVoid()));
    }

    private static Uni<Void> forEachBatch(List<UserRow> rows, Function<List<UserRow>, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(rows)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> work.apply(batch).replaceWithVoid())
                .onItem()
                .ignoreAsUni();
    }
}
