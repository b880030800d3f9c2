package io.lifeguard.store.event;

import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the entries of the change log that a follower derives events from. */
public final class FollowedWrites {
    /** Content of chat pools decides about no eligibility: of it, only the revisions are read. */
    private static final String READ = """
            select c.revision, c.continues, c.subject_type, c.subject_type = any($3) as matters,
                case when c.subject_type = any($3) then c.before end,
                case when c.subject_type = any($3) then c.after end
              from changes c
              where c.revision > $1
              order by c.revision limit $2
            """;

    private static final String[] TYPES = {"User", "ClientConfiguration", "FrontEndPool", "ChatPool", "ChatPolicy"};

    private static final String PENDING = """
            select p.epoch, p.revision, f.position,
                (select extract(epoch from now() - c.at)::float8 from changes c where c.revision > f.position
                  order by c.revision limit 1)
              from present p left join event_follower f on true
            """;

    private FollowedWrites() {}

    /**
     * An entry of the log.
     *
     * @param continues whether it belongs to the write of the entry before
     * @param type of its subject
     * @param matters whether eligibility may depend on it; {@code before} and {@code after} are empty if not
     */
    public record FollowedEntry(
            long revision,
            boolean continues,
            String type,
            boolean matters,
            Optional<JsonObject> before,
            Optional<JsonObject> after) {}

    /**
     * How far events are behind the log.
     *
     * @param revision the number of the newest revision
     * @param position the number of the revision up to which events were derived; empty before the first copy
     * @param seconds the age of the oldest entry that no events were derived from; 0 if there is none
     */
    public record FollowerLag(long revision, Optional<Long> position, double seconds) {

        /** How many revisions no events were derived from; 0 before the first copy. */
        public long revisions() {
            return position.map(reached -> Math.max(0, revision - reached)).orElse(0L);
        }

        public boolean isBehind() {
            return position.map(reached -> reached < revision).orElse(true);
        }
    }

    /** Entries after a revision, in the order of revisions. */
    public static Uni<List<FollowedEntry>> after(SqlExecutor statements, long position, int limit) {
        return statements
                .execute(READ, position, limit, TYPES)
                .map(rows -> rows.stream().map(FollowedWrites::entry).toList());
    }

    public static Uni<FollowerLag> lag(SqlExecutor statements) {
        return statements.execute(PENDING).map(rows -> {
            @Nullable Object[] row = rows.get(0);
            return new FollowerLag(
                    (Long) Objects.requireNonNull(row[1]),
                    Optional.ofNullable((Long) row[2]),
                    row[3] == null ? 0 : (Double) row[3]);
        });
    }

    private static FollowedEntry entry(@Nullable Object[] row) {
        return new FollowedEntry(
                (Long) Objects.requireNonNull(row[0]),
                Boolean.TRUE.equals(row[1]),
                (String) Objects.requireNonNull(row[2]),
                Boolean.TRUE.equals(row[3]),
                Optional.ofNullable((JsonObject) row[4]),
                Optional.ofNullable((JsonObject) row[5]));
    }
}
