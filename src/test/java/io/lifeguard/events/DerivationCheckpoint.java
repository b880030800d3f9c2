package io.lifeguard.events;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** What the follower of the change log had stored at a moment, to return to it as a crash of PostgreSQL may. */
final class DerivationCheckpoint implements AutoCloseable {
    private static final String LOCK = "select position from event_follower for update";
    private static final List<String> TABLES =
            List.of("followed_groups", "followed_users", "eligibility_differences", "eligibility_events");

    private final Connection connection;

    private DerivationCheckpoint(Connection connection) {
        this.connection = connection;
    }

    static DerivationCheckpoint take(DataSource database) throws SQLException {
        DerivationCheckpoint taken = new DerivationCheckpoint(database.getConnection());
        taken.connection.setAutoCommit(false);
        try (Statement statement = taken.connection.createStatement()) {
            statement.execute(LOCK);
            statement.execute("create temp table saved_event_follower as select * from event_follower");
            for (String table : TABLES) {
                statement.execute("create temp table saved_" + table + " as select * from " + table);
            }
        }
        taken.connection.commit();
        return taken;
    }

    void restore() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            statement.execute("update event_follower f set position = s.position, topology = s.topology"
                    + " from saved_event_follower s");
            for (String table : TABLES) {
                statement.execute("delete from " + table);
                statement.execute("insert into " + table + " select * from saved_" + table);
            }
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
