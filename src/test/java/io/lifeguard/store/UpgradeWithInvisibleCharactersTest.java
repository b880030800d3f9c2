package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.testing.Schema;
import io.lifeguard.testing.Tables;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A database that holds names with invisible characters from before is upgraded, and keeps them until they are mended. */
@Execution(ExecutionMode.CONCURRENT)
class UpgradeWithInvisibleCharactersTest {
    private static final String NAME = "upgrade_with_invisible_characters";

    @Test
    void stored_values_stay_and_new_ones_are_checked() {
        Schema schema = Schema.at(NAME, MigrationVersion.fromVersion("20"));
        schema.execute(
                "insert into users (sip_address, key, display_name, search_words, enabled, online)"
                        + " values (E'sip:a\\u200bda@contoso.com', E'sip:a\\u200bda@contoso.com', E'A\\u00a0da', '', true, false)");
        schema.migrate(NAME, MigrationVersion.LATEST);
        assertThat(Tables.column(schema.dataSource(), "select display_name from users"))
                .containsExactly("A\u00a0da");
        assertThatThrownBy(() -> schema.execute("update users set display_name = E'B\\u200bo'"))
                .isInstanceOf(IllegalStateException.class);
        schema.execute("update users set display_name = 'Ada', sip_address = 'sip:ada@contoso.com',"
                + " key = 'sip:ada@contoso.com'");
        schema.execute("delete from users");
    }
}
