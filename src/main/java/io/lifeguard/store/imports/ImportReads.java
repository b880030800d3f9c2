package io.lifeguard.store.imports;

import io.lifeguard.store.imports.StoredImport.StoredFile;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads imports with their files. */
public final class ImportReads {
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

    private ImportReads() {}

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

    private static Uni<List<StoredImport>> withFiles(SqlExecutor statements, List<@Nullable Object[]> rows) {
        List<StoredImport> imports = rows.stream().map(ImportReads::stored).toList();
        UUID[] ids = imports.stream().map(StoredImport::id).toArray(UUID[]::new);
        return statements.execute(FILES, (Object) ids).map(files -> {
            Map<UUID, List<StoredFile>> byImport = files.stream()
                    .collect(Collectors.groupingBy(
                            row -> (UUID) Objects.requireNonNull(row[0]),
                            Collectors.mapping(ImportReads::file, Collectors.toList())));
            return imports.stream()
                    .map(found -> found.with(byImport.getOrDefault(found.id(), List.of())))
                    .toList();
        });
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
