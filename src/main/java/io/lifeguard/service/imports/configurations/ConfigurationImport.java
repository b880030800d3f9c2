package io.lifeguard.service.imports.configurations;

import io.lifeguard.exports.row.ConfigurationRow;
import io.lifeguard.exports.row.ExportRow;
import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.impact.UserTransition;
import io.lifeguard.service.imports.run.ImportRun;
import io.lifeguard.service.imports.run.RowBatches;
import io.lifeguard.service.imports.run.RowBatches.BatchSize;
import io.lifeguard.service.imports.run.RowWrites;
import io.lifeguard.service.imports.run.RowWrites.RowResult;
import io.lifeguard.service.imports.run.WorkerThread;
import io.lifeguard.store.facts.ConfigurationKeyReads;
import io.lifeguard.store.facts.VersionedFacts;
import io.lifeguard.store.facts.WriteFactReads.ReferencedIds;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** One pass over client configurations. */
public final class ConfigurationImport {
    private static final int FIRST_BATCH = 250;
    private static final int PAGE_OF_KEYS = 2_000;

    private final ImportRun run;
    private final SqlExecutor snapshot;
    private final RowWrites<ConfigurationBatch> writes;

    /** @param snapshot that a dry run reads */
    public ConfigurationImport(ImportRun run, SqlExecutor snapshot) {
        this.run = run;
        this.snapshot = snapshot;
        this.writes = new RowWrites<>(run, snapshot, new ConfigurationDecider());
    }

    public Uni<Void> process() {
        SqlExecutor statements =
                run.isDryRun() ? snapshot : run.services().primary().statements();
        return WorkerThread.call(run.file()::rows)
                .chain(rows -> new RowBatches<>(rows, new BatchSize(FIRST_BATCH), run)
                        .reported()
                        .forEachBatch(writes::process))
                .chain(() -> countAbsent(statements, ConfigurationKey.FIRST));
    }

    /** Counts what is stored and not in the file. Does not list it, since the report would tell of users who are erased later. */
    private Uni<Void> countAbsent(SqlExecutor statements, ConfigurationKey after) {
        run.listener().check();
        return ConfigurationKeyReads.page(statements, after, PAGE_OF_KEYS).chain(keys -> {
            long absent = keys.stream()
                    .filter(key -> !writes.lists(key.user() + "\\" + key.client() + "\\" + key.pool()))
                    .count();
            run.statistics().addStored(keys.size(), absent);
            return keys.size() < PAGE_OF_KEYS
                    ? Uni.createFrom().voidItem()
                    : countAbsent(statements, keys.get(keys.size() - 1));
        });
    }

    private final class ConfigurationDecider implements RowWrites.RowDecider<ConfigurationBatch> {
        @Override
        public Uni<VersionedFacts<ConfigurationBatch>> read(SqlExecutor statements, List<? extends ExportRow> rows) {
            List<ConfigurationRow> all =
                    rows.stream().map(ConfigurationRow.class::cast).toList();
            ReferencedIds ids = new ReferencedIds(
                    all.stream()
                            .flatMap(row -> row.user().value().stream())
                            .flatMap(user -> run.rehearsal().users().storedKey(Ids.key(user)).stream())
                            .distinct()
                            .toList(),
                    List.of(),
                    all.stream()
                            .flatMap(row -> row.pool().value().stream())
                            .distinct()
                            .toList(),
                    List.of(),
                    List.of());
            return run.services().facts().ofUsers(statements, ids).chain(read -> topology(
                            statements, read.value().topology())
                    .map(topology -> read.map(users -> new ConfigurationBatch(
                            users, topology, run.rehearsal().users()))));
        }

        /** A dry run decides on the topology after the earlier files, and tells the effect on every chat pool. */
        private Uni<Topology> topology(SqlExecutor statements, Topology referenced) {
            return run.isDryRun()
                    ? run.services().facts().topology(statements).map(stored -> {
                        run.rehearsal().check(stored.value());
                        return run.rehearsal().topology().orElse(stored.value());
                    })
                    : Uni.createFrom().item(referenced);
        }

        @Override
        public WriteDecision decide(ExportRow row, ConfigurationBatch batch) {
            WriteDecision decision = batch.decide((ConfigurationRow) row);
            batch.apply(decision);
            return decision;
        }

        @Override
        public Uni<Void> rehearse(List<RowResult> results, ConfigurationBatch batch) {
            List<ClientConfiguration> created = results.stream()
                    .flatMap(result -> ConfigurationBatch.created(result.decision()).stream())
                    .toList();
            created.forEach(configuration -> run.rehearsal()
                    .users()
                    .add(
                            configuration,
                            batch.user(Ids.key(configuration.user()))
                                    .reached()
                                    .orElseThrow()
                                    .placement()));
            List<UserTransition> transitions = created.stream()
                    .map(configuration -> Ids.key(configuration.user()))
                    .distinct()
                    .map(batch::transition)
                    .toList();
            return run.rehearsal().record(batch.topology(), transitions);
        }
    }
}
