package io.lifeguard.store.imports;

import io.lifeguard.store.imports.StoredImport.StoredFile;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements on imports and their files. Each changes an import only while the instance that runs it owns it. */
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

    private static final String END_ABANDONED = """
        update imports set state = 'INTERRUPTED', failure = $2, ended_at = clock_timestamp()
        where id in (
            select id from imports
            where state in ('QUEUED', 'RUNNING') and seen_at < clock_timestamp() - make_interval(secs => $1::float8)
            for update skip locked)
        returning id\
        """;

    private static final String REQUEST_CANCELLATION =
            "update imports set cancel_requested = true where id = $1 and state in ('QUEUED', 'RUNNING') returning 1";

    private static final String COLUMNS = """
        select id, number, actor, kind, dry_run, state, cancel_requested, created_at, started_at, ended_at,
            clock_timestamp(), failure, impact
        from imports\
        """;
    private static final String FIND = COLUMNS + " where id = $1";
    private static final String PAGE = COLUMNS + " where number < $1 order by number desc limit $2";

    private static final String FILES = """
        select import_id, number, name, kind, columns, bytes, bytes_done, started_at, report, absent_ids
        from import_files where import_id = any($1) order by import_id, number\
        """;

    /** One import at once, its rows first and not all in one statement. */
    private static final String DELETE_EXPIRED = """
        with expired as (
            select id from imports
            where ended_at < clock_timestamp() - make_interval(secs => $1::float8)
            order by ended_at limit 1
            for update skip locked),
          removed as (
            delete from import_rows where (import_id, number) in (
                select r.import_id, r.number from import_rows r join expired on r.import_id = expired.id limit $2)
            returning 1),
          removed_effects as (
            delete from import_effects where (import_id, user_key, external_key) in (
                select e.import_id, e.user_key, e.external_key
                from import_effects e join expired on e.import_id = expired.id limit $2)
            returning 1)
        select id::text, greatest((select count(*) from removed), (select count(*) from removed_effects)) from expired\
        """;

    private static final String DELETE = "delete from imports where id = $1::uuid returning 1";

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

    /**
     * Ends the imports that no instance has renewed for so many seconds.
     *
     * @return how many
     */
    public static Uni<Integer> endAbandoned(SqlExecutor statements, long seconds, String failure) {
        return statements.execute(END_ABANDONED, (double) seconds, failure).map(List::size);
    }

    /** Asks the instance that runs an import to cancel it; false if no instance runs it. */
    public static Uni<Boolean> requestCancellation(SqlExecutor statements, UUID id) {
        return statements.execute(REQUEST_CANCELLATION, id).map(rows -> !rows.isEmpty());
    }

    public static Uni<Optional<StoredImport>> find(SqlExecutor statements, UUID id) {
        return statements
                .execute(FIND, id)
                .chain(rows -> withFiles(statements, rows))
                .map(found -> found.stream().findFirst());
    }

    /**
     * Reads a page of imports, the newest first.
     *
     * @param before the number after which the page begins; all numbers are less than {@link Long#MAX_VALUE}
     */
    public static Uni<List<StoredImport>> page(SqlExecutor statements, long before, int size) {
        return statements.execute(PAGE, before, size).chain(rows -> withFiles(statements, rows));
    }

    /**
     * Deletes one import that ended so many seconds ago, or some of its rows.
     *
     * @return whether there may be more to delete
     */
    public static Uni<Boolean> deleteExpired(SqlExecutor statements, long seconds, int maxRows) {
        return statements.execute(DELETE_EXPIRED, (double) seconds, maxRows).chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().item(false);
            }
            @Nullable Object[] expired = rows.get(0);
            return Objects.equals(expired[1], (long) maxRows)
                    ? Uni.createFrom().item(true)
                    : statements
                            .execute(DELETE, UUID.fromString((String) Objects.requireNonNull(expired[0])))
                            .replaceWith(true);
        });
    }

    private static Uni<List<StoredImport>> withFiles(SqlExecutor statements, List<@Nullable Object[]> rows) {
        List<StoredImport> imports = rows.stream().map(ImportTable::stored).toList();
        UUID[] ids = imports.stream().map(StoredImport::id).toArray(UUID[]::new);
        return statements.execute(FILES, (Object) ids).map(files -> {
            Map<UUID, List<StoredFile>> byImport = files.stream()
                    .collect(Collectors.groupingBy(
                            row -> (UUID) Objects.requireNonNull(row[0]),
                            Collectors.mapping(ImportTable::file, Collectors.toList())));
            return imports.stream()
                    .map(found -> found.with(byImport.getOrDefault(found.id(), List.of())))
                    .toList();
        });
    }

    private static Optional<Boolean> flag(List<@Nullable Object[]> rows) {
        return rows.stream().findFirst().map(row -> Boolean.TRUE.equals(row[0]));
    }

    private static StoredImport stored(@Nullable Object[] row) {
        return new StoredImport(
                (UUID) Objects.requireNonNull(row[0]),
                (Long) Objects.requireNonNull(row[1]),
                text(row[2]),
                text(row[3]),
                Boolean.TRUE.equals(row[4]),
                text(row[5]),
                Boolean.TRUE.equals(row[6]),
                (OffsetDateTime) Objects.requireNonNull(row[7]),
                Optional.ofNullable((OffsetDateTime) row[8]),
                Optional.ofNullable((OffsetDateTime) row[9]),
                (OffsetDateTime) Objects.requireNonNull(row[10]),
                Optional.ofNullable((String) row[11]),
                Boolean.TRUE.equals(row[12]),
                List.of());
    }

    private static StoredFile file(@Nullable Object[] row) {
        return new StoredFile(
                (Integer) Objects.requireNonNull(row[1]),
                text(row[2]),
                text(row[3]),
                Arrays.asList((String[]) Objects.requireNonNull(row[4])),
                (Long) Objects.requireNonNull(row[5]),
                (Long) Objects.requireNonNull(row[6]),
                Optional.ofNullable((OffsetDateTime) row[7]),
                Optional.ofNullable((String) row[8]),
                Arrays.asList((String[]) Objects.requireNonNull(row[9])));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
