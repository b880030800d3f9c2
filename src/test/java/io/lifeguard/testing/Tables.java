package io.lifeguard.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** The rows of the tables, to compare them before and after. */
public final class Tables {
    private static final String NAMES = "select table_name from information_schema.tables"
            + " where table_schema = current_schema() and table_type = 'BASE TABLE'"
            + " and table_name not in ('flyway_schema_history', 'imports', 'import_files', 'import_rows', 'topic_positions',"
            + " 'webhook_targets', 'webhook_undelivered')"
            // derived from the others, a moment later
            + " and table_name not in ('event_follower', 'followed_groups', 'followed_users',"
            + " 'eligibility_differences', 'eligibility_events')";

    private Tables() {}

    /** Every row of every table but those of events and imports, as text, in an order of its own. */
    public static Map<String, List<String>> all(DataSource dataSource) {
        Map<String, List<String>> all = new TreeMap<>();
        column(dataSource, NAMES)
                .forEach(table -> all.put(table, column(dataSource, "select t::text from " + table + " t order by 1")));
        return all;
    }

    /** The first column of what a query finds. */
    public static List<String> column(DataSource dataSource, String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (found.next()) {
                values.add(String.valueOf(found.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    public static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
