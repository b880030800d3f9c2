package io.lifeguard.store.imports;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements on the rows of imports that were refused or passed over. */
public final class ImportRowTable {
    private static final String INSERT = """
        insert into import_rows
            (import_id, file, line, subject, cells, violations, passed_over, user_key, external_key)
        select $1, $2, d.line, d.subject, d.cells, d.violations, d.passed_over, d.user_key, d.external_key
        from unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
            with ordinality d (line, subject, cells, violations, passed_over, user_key, external_key, n)
        order by d.n
        returning 1\
        """;

    /** $2 the number that the page begins after, $3 and $4 the file and the kind of row, or null for all. */
    private static final String PAGE = """
        select number, file, line, subject, cells, violations, passed_over
        from import_rows
        where import_id = $1 and number > $2 and ($3::int is null or file = $3)
          and ($4::boolean is null or (passed_over is not null) = $4)
        order by number limit $5\
        """;

    private static final String ERASE =
            "delete from import_rows where user_key = any($1) or external_key = any($2) returning 1";

    private static final String ERASE_ABSENT = """
        update import_files
        set absent_ids = array(select a from unnest(absent_ids) a where a <> all ($1))
        where absent_ids && $1
        returning 1\
        """;

    private static final String EXTERNAL_IDS = """
        select distinct e.id from changes c
        cross join lateral (values (c.before ->> 'externalId'), (c.after ->> 'externalId')) e (id)
        where c.revision = any($1) and c.subject_type = 'User' and e.id is not null\
        """;

    private ImportRowTable() {}

    /**
     * A row of a file.
     *
     * @param number in the order of processing; 0 before it is stored
     * @param file the number of the file
     * @param cells as a JSON object
     * @param violations as a JSON array
     * @param passedOver why it was passed over; empty if it was refused
     * @param userKey the folded address that the row has, for erasure
     * @param externalKey the folded external id that the row has, for erasure
     */
    public record StoredRow(
            long number,
            int file,
            long line,
            String subject,
            String cells,
            String violations,
            Optional<String> passedOver,
            Optional<String> userKey,
            Optional<String> externalKey) {}

    /** @param rows of one file, one at least */
    public static Uni<Void> insert(SqlExecutor statements, UUID importId, List<StoredRow> rows) {
        return statements
                .execute(
                        INSERT,
                        importId,
                        rows.get(0).file(),
                        rows.stream().map(StoredRow::line).toArray(Long[]::new),
                        column(rows, StoredRow::subject),
                        column(rows, StoredRow::cells),
                        column(rows, StoredRow::violations),
                        column(rows, row -> row.passedOver().orElse(null)),
                        column(rows, row -> row.userKey().orElse(null)),
                        column(rows, row -> row.externalKey().orElse(null)))
                .replaceWithVoid();
    }

    /**
     * Reads rows in the order of processing.
     *
     * @param after the number that the page begins after; 0 for the first page
     * @param passedOver whether to read rows that were passed over, or those that were refused; empty for both
     */
    public static Uni<List<StoredRow>> page(
            SqlExecutor statements,
            UUID importId,
            long after,
            Optional<Integer> file,
            Optional<Boolean> passedOver,
            int size) {
        return statements
                .execute(PAGE, importId, after, file.orElse(null), passedOver.orElse(null), size)
                .map(rows -> rows.stream().map(ImportRowTable::row).toList());
    }

    /** The external ids in these entries of the change log. */
    public static Uni<List<String>> externalIds(SqlExecutor statements, List<Long> revisions) {
        return statements
                .execute(EXTERNAL_IDS, (Object) revisions.toArray(Long[]::new))
                .map(rows -> rows.stream().map(row -> text(row[0])).toList());
    }

    /**
     * Deletes the rows about users, their addresses among what is absent, and what they would gain and lose.
     *
     * @param addresses as they were written
     */
    public static Uni<Void> erase(
            SqlExecutor statements,
            Collection<String> addresses,
            Collection<String> userKeys,
            Collection<String> externalKeys) {
        return statements
                .execute(ERASE, userKeys.toArray(String[]::new), externalKeys.toArray(String[]::new))
                .chain(() -> statements.execute(ERASE_ABSENT, (Object) addresses.toArray(String[]::new)))
                .chain(() -> ImpactTable.erase(statements, userKeys, externalKeys))
                .replaceWithVoid();
    }

    private static StoredRow row(@Nullable Object[] row) {
        return new StoredRow(
                (Long) Objects.requireNonNull(row[0]),
                (Integer) Objects.requireNonNull(row[1]),
                (Long) Objects.requireNonNull(row[2]),
                text(row[3]),
                text(row[4]),
                text(row[5]),
                Optional.ofNullable((String) row[6]),
                Optional.empty(),
                Optional.empty());
    }

    private static @Nullable String[] column(List<StoredRow> rows, Function<StoredRow, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
