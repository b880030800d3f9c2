package io.lifeguard.store.imports;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes imports and their files. Each statement changes an import only while the instance that runs it owns it. */
public final class ImportTable {
    private static final String INSERT = """
        with created as (
          insert into imports (id, actor, kind, dry_run, state, owner, impact, started_at)
          values ($1, $2, $3, $4, $5, $6, $10, case when $5 = 'RUNNING' then clock_timestamp() end))
        insert into import_files (import_id, number, name, kind, columns, bytes)
        select $1, d.n, d.name, d.kind, '{}', d.bytes
        from unnest($7::text[], $8::text[], $9::bigint[]) with ordinality d (name, kind, bytes, n)
        returning 1\
        """;

    private static final String BEGIN = """
        update imports set state = 'RUNNING', started_at = clock_timestamp()
        where id = $1 and owner = $2 and state = 'QUEUED'
        returning cancel_requested\
        """;

    /** The row of the import stays as it is until the batch is committed: nobody ends the import meanwhile. */
    private static final String RECORD = """
        with owned as (
          select cancel_requested from imports where id = $1 and owner = $2 and state = 'RUNNING' for share)
        update import_files f
        set bytes_done = $4, report = $5, columns = $6, started_at = coalesce(f.started_at, clock_timestamp())
        from owned where f.import_id = $1 and f.number = $3
        returning owned.cancel_requested\
        """;

    private static final String FINISH_FILE = """
        update import_files f set absent_ids = $4, report = $5, bytes_done = f.bytes
        from imports i
        where i.id = $1 and i.owner = $2 and i.state = 'RUNNING' and f.import_id = i.id and f.number = $3
        returning 1\
        """;

    private static final String FINISH = """
        update imports set state = $3, failure = $4, ended_at = clock_timestamp()
        where id = $1 and owner = $2 and state in ('QUEUED', 'RUNNING')
        returning 1\
        """;

    private static final String RENEW = """
        update imports set seen_at = clock_timestamp()
        where id = any($1) and owner = $2 and state in ('QUEUED', 'RUNNING')
        returning id, cancel_requested\
        """;

    private static final String REQUEST_CANCELLATION =
            "update imports set cancel_requested = true where id = $1 and state in ('QUEUED', 'RUNNING') returning 1";

    private ImportTable() {}

    /** A file that is to be imported. */
    public record NewFile(String name, String kind, long bytes) {}

    /**
     * How far a file has been processed.
     *
     * @param file its number, from 1
     * @param columns that are read, in the order of the file
     * @param bytes of the file that have been read
     * @param report of the rows so far, as JSON
     */
    public record FileProgress(int file, List<String> columns, long bytes, String report) {}

    /**
     * An import that begins.
     *
     * @param impact whether it tells who would gain and lose what
     */
    public record NewImport(
            UUID id,
            String actor,
            String kind,
            boolean dryRun,
            boolean impact,
            boolean queued,
            UUID owner,
            List<NewFile> files) {}

    public static Uni<Void> insert(SqlExecutor statements, NewImport created) {
        List<NewFile> files = created.files();
        return statements
                .execute(
                        INSERT,
                        created.id(),
                        created.actor(),
                        created.kind(),
                        created.dryRun(),
                        created.queued() ? "QUEUED" : "RUNNING",
                        created.owner(),
                        files.stream().map(NewFile::name).toArray(String[]::new),
                        files.stream().map(NewFile::kind).toArray(String[]::new),
                        files.stream().map(NewFile::bytes).toArray(Long[]::new),
                        created.impact())
                .replaceWithVoid();
    }

    /** Ends the wait of an import; empty if the instance owns it no longer, otherwise whether it is to be cancelled. */
    public static Uni<Optional<Boolean>> begin(SqlExecutor statements, UUID id, UUID owner) {
        return statements.execute(BEGIN, id, owner).map(ImportTable::flag);
    }

    /**
     * Records how far a file has been processed.
     *
     * @return empty if the instance owns the import no longer, otherwise whether it is to be cancelled
     */
    public static Uni<Optional<Boolean>> record(SqlExecutor statements, UUID id, UUID owner, FileProgress progress) {
        return statements
                .execute(
                        RECORD,
                        id,
                        owner,
                        progress.file(),
                        progress.bytes(),
                        progress.report(),
                        progress.columns().toArray(String[]::new))
                .map(ImportTable::flag);
    }

    /** Records the report of a file that has been processed, and what is absent from it. */
    public static Uni<Void> finishFile(
            SqlExecutor statements, UUID id, UUID owner, int file, String report, List<String> absentIds) {
        return statements
                .execute(FINISH_FILE, id, owner, file, absentIds.toArray(String[]::new), report)
                .replaceWithVoid();
    }

    /** Ends an import; does nothing if the instance owns it no longer. */
    public static Uni<Void> finish(
            SqlExecutor statements, UUID id, UUID owner, String state, @Nullable String failure) {
        return statements.execute(FINISH, id, owner, state, failure).replaceWithVoid();
    }

    /** Says that an instance still runs its imports; whether each is to be cancelled, without those that it no longer owns. */
    public static Uni<Map<UUID, Boolean>> renew(SqlExecutor statements, List<UUID> ids, UUID owner) {
        return statements.execute(RENEW, ids.toArray(UUID[]::new), owner).map(rows -> {
            Map<UUID, Boolean> renewed = new HashMap<>();
            rows.forEach(row -> renewed.put((UUID) Objects.requireNonNull(row[0]), (Boolean) row[1]));
            return renewed;
        });
    }

    /** Asks the instance that runs an import to cancel it; false if no instance runs it. */
    public static Uni<Boolean> requestCancellation(SqlExecutor statements, UUID id) {
        return statements.execute(REQUEST_CANCELLATION, id).map(rows -> !rows.isEmpty());
    }

    private static Optional<Boolean> flag(List<@Nullable Object[]> rows) {
        return rows.stream().findFirst().map(row -> Boolean.TRUE.equals(row[0]));
    }
}
