package io.lifeguard.testing;

import io.lifeguard.model.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How the lines of an {@link Org} find what earlier ones have stored, and store their own. */
final class OrgRows {
    private OrgRows() {}

    static @Nullable String key(@Nullable String written) {
        return written == null ? null : Ids.key(written);
    }

    static @Nullable Long frontEndPool(Connection connection, @Nullable String fqdn) throws SQLException {
        return id(connection, "select id from front_end_pools where key = ?", key(fqdn));
    }

    static @Nullable Long chatPool(Connection connection, String fqdn) throws SQLException {
        return id(connection, "select id from chat_pools where key = ?", key(fqdn));
    }

    /** Null for null; what is named but not there is a mistake in the test. */
    static @Nullable Long id(Connection connection, String query, @Nullable String key) throws SQLException {
        if (key == null) {
            return null;
        }
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, key);
            ResultSet found = statement.executeQuery();
            if (!found.next() || found.getObject(1) == null) {
                throw new IllegalArgumentException("No earlier line brings " + key + " (" + query + ")");
            }
            return found.getLong(1);
        }
    }

    static void write(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
