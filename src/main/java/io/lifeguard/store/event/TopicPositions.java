package io.lifeguard.store.event;

import io.lifeguard.rules.event.EventCursor;
import io.lifeguard.store.event.FollowerSession.FollowerTask;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Up to where what is sent to Kafka was acknowledged. */
public final class TopicPositions {
    private static final String BEGIN = """
            insert into topic_positions (stream, revision, number) select $1, b.revision, $2 from (%s) b (revision)
              on conflict (stream) do nothing
            """;

    private static final String READ = "select revision, number from topic_positions where stream = $1";

    private static final String MOVE = "update topic_positions set revision = $2, number = $3 where stream = $1";

    private static final String LAG = """
            select t.stream, greatest(0, p.revision - t.revision),
                (select extract(epoch from now() - c.at)::float8 from changes c
                  where c.revision > t.revision or (c.revision = t.revision and t.number < $1)
                  order by c.revision limit 1)
              from present p, topic_positions t
            """;

    private TopicPositions() {}

    /** What is sent. */
    public enum TopicStream {
        /** Entries of the change log. */
        CHANGES(FollowerTask.SEND_CHANGES, "select revision from present"),
        /** Changes of eligibility. */
        EVENTS(FollowerTask.SEND_EVENTS, "select position from event_follower");

        private final FollowerTask task;
        private final String begin;

        /** @param begin selects the revision after which a stream begins that was never sent */
        TopicStream(FollowerTask task, String begin) {
            this.task = task;
            this.begin = begin;
        }

        public FollowerTask task() {
            return task;
        }
    }

    /**
     * A place in a stream.
     *
     * @param revision the number of the revision
     * @param number of the event in it, or {@link EventCursor#ALL}
     */
    public record StreamPosition(long revision, long number) {
        /** After everything of a revision. */
        public static StreamPosition after(long revision) {
            return new StreamPosition(revision, EventCursor.ALL);
        }
    }

    /**
     * How far a stream is behind.
     *
     * @param seconds the age of the oldest entry of the change log that was not sent with all its events; 0 if there is none
     */
    public record StreamLag(TopicStream stream, long revisions, double seconds) {}

    /** The stored position; for a stream that was never sent the present one. Empty as long as no events were derived. */
    public static Uni<Optional<StreamPosition>> begin(SqlExecutor statements, TopicStream stream) {
        return statements
                .execute(BEGIN.formatted(stream.begin), stream.name(), EventCursor.ALL)
                .chain(() -> statements.execute(READ, stream.name()))
                .map(rows -> rows.stream().findFirst().map(row -> new StreamPosition(number(row, 0), number(row, 1))));
    }

    public static Uni<Void> move(SqlExecutor statements, TopicStream stream, StreamPosition position) {
        return statements
                .execute(MOVE, stream.name(), position.revision(), position.number())
                .replaceWithVoid();
    }

    /** The lag of the streams that were ever sent. */
    public static Uni<List<StreamLag>> lag(SqlExecutor statements) {
        return statements
                .execute(LAG, EventCursor.ALL)
                .map(rows -> rows.stream().map(TopicPositions::lag).toList());
    }

    private static StreamLag lag(@Nullable Object[] row) {
        return new StreamLag(
                TopicStream.valueOf((String) Objects.requireNonNull(row[0])),
                number(row, 1),
                row[2] == null ? 0 : (Double) row[2]);
    }

    private static long number(@Nullable Object[] row, int column) {
        return ((Number) Objects.requireNonNull(row[column])).longValue();
    }
}
