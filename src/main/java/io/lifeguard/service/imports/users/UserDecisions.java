package io.lifeguard.service.imports.users;

import io.lifeguard.exports.row.UserRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.user.User;
import io.lifeguard.service.imports.impact.UserTransition;
import io.lifeguard.service.imports.report.AssumedValues;
import io.lifeguard.service.imports.report.ImportCaution;
import io.lifeguard.service.imports.report.ImportMetrics.RowOutcome;
import io.lifeguard.service.imports.report.ImportStatistics;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.users.UserBatch.UserRowResult;
import io.lifeguard.store.facts.ImportFactReads;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.write.RowIdentities;
import io.lifeguard.store.write.RowIdentities.RowIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the facts about rows of users, decides, and stores what is decided. */
record UserDecisions(ImportRun run, SqlConnection connection, RowIdentities identities) {

    Uni<UserBatch> decide(List<UserRow> rows, AddressClaims claims) {
        List<String> addresses = rows.stream().flatMap(r -> r.key().stream()).toList();
        List<String> externalIds =
                rows.stream().flatMap(r -> r.externalId().value().stream()).toList();
        return run.services()
                .facts()
                .topology(SqlExecutor.to(connection))
                .invoke(topology -> {
                    run.statistics().setRevision(topology.revision());
                    run.rehearsal().check(topology.value());
                })
                .chain(topology -> ImportFactReads.users(connection, addresses, externalIds)
                        .chain(users -> identities
                                .peers(() -> rows.stream()
                                        .map(UserDecisions::identity)
                                        .toList())
                                .chain(peers -> ImportFactReads.configurationsOf(connection, users)
                                        .map(configurations -> new UserBatch(
                                                run,
                                                run.rehearsal().topology().orElse(topology.value()),
                                                users,
                                                configurations,
                                                claims,
                                                peers)))))
                .invoke(batch -> rows.forEach(batch::decide));
    }

    /** Stores the changes of a batch; a dry run only records what they would change of eligibility, where that is told. */
    Uni<Void> store(UserBatch batch) {
        return store(batch.changes(), batch.topology(), batch::configurations);
    }

    /** @param topology after the earlier files of a dry run */
    Uni<Void> store(
            List<Change<?>> changes, Topology topology, Function<User, List<ClientConfiguration>> configurations) {
        if (run.isDryRun()) {
            run.rehearsal().users().add(changes);
            return run.rehearsal().record(topology, UserTransition.of(changes, configurations));
        }
        return run.services()
                .bulkUsers()
                .apply(connection, changes, run.actor())
                .invoke(number -> number.ifPresent(run.statistics()::setRevisionNumber))
                .replaceWithVoid();
    }

    static RowIdentity identity(UserRow row) {
        return new RowIdentity(row.line(), row.key(), row.externalId().value().map(Ids::key), row.fingerprint());
    }

    static void count(UserRowResult result, ImportStatistics statistics) {
        boolean isRefused = !result.decision().isAccepted();
        if (isRefused && !result.isIdentified()) {
            statistics.countUnidentified();
        }
        if (!isRefused) {
            result.removed().ifPresent(user -> {
                statistics.addStored(0, 1);
                statistics.addAbsentIds(List.of(user.sipAddress()));
                Optional.of(result)
                        .flatMap(UserRowResult::removal)
                        .ifPresent(removal -> statistics.countAbsent(user.sipAddress(), removal));
            });
        }
        RowOutcome outcome =
                statistics.count(result.row().line(), result.row().key().orElse(""), result.decision());
        if (outcome == RowOutcome.CREATED) {
            AssumedValues.of(result.row()).forEach(statistics::count);
        }
        if (!isRefused && result.grantLeftOut()) {
            statistics.count(ImportCaution.GRANT_LEFT_OUT);
        }
    }
}
