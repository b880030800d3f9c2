package io.lifeguard.store.facts;

import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the keys of client configurations in pages, in their order. */
public final class ConfigurationKeyReads {
    private static final String PAGE = """
            select u.key, c.client, p.key
              from client_configurations c
              join users u on u.id = c.user_id
              join chat_pools p on p.id = c.pool_id
              where u.key >= $1 and (u.key, c.client, p.key) > ($1, $2, $3)
              order by u.key, c.client, p.key
              limit $4""";

    private ConfigurationKeyReads() {}

    /**
     * Reads a page.
     *
     * @param after the key that the page begins after
     * @return shorter than asked for only at the end
     */
    public static Uni<List<ConfigurationKey>> page(SqlExecutor statements, ConfigurationKey after, int size) {
        return statements
                .execute(PAGE, after.user(), after.client(), after.pool(), size)
                .map(rows -> rows.stream().map(ConfigurationKeyReads::key).toList());
    }

    private static ConfigurationKey key(@Nullable Object[] row) {
        return new ConfigurationKey(text(row[0]), text(row[1]), text(row[2]));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
