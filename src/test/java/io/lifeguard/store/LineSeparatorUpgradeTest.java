package io.lifeguard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Schema;
import io.lifeguard.testing.Tables;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A database of the release whose schema was at V14 holds a line separator in every value that a later migration checks: the
 * upgrade goes on, and the log says what it replaced.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineSeparatorUpgradeTest {
    private static final String NAME = "line_separators";
    private Schema schema;
    private String epoch;

    @BeforeAll
    void upgrade() {
        schema = Schema.at(NAME, MigrationVersion.fromVersion("14"));
        schema.execute("""
                insert into front_end_pools (fqdn, key, release, site, site_key) values
                  ('a.x.com', 'a.x.com', 'LYNC_2013', E'Red\\u2028mond', E'red\\u2028mond'),
                  ('b.x.com', 'b.x.com', 'LYNC_2013', E'Red\\u2028mond', E'red\\u2028mond'),
                  ('c.x.com', 'c.x.com', 'LYNC_2013', 'Red mond', 'red mond');
                insert into policies (identity, key, scope, site_key, site_pool_id, enable_persistent_chat)
                  select E'Site:Red\\u2028mond', E'site:red\\u2028mond', 'SITE', E'red\\u2028mond', min(id), true
                    from front_end_pools where site_key = E'red\\u2028mond';
                insert into policies (identity, key, scope, enable_persistent_chat) values
                  (E'Tag:A\\u2029B', E'tag:a\\u2029b', 'USER', true), ('Tag:A B', 'tag:a b', 'USER', true);
                insert into chat_pools (fqdn, key, display_name, release, home_id)
                  select 'p.x.com', 'p.x.com', E'\\u2028', 'LYNC_2013', min(id) from front_end_pools;
                insert into users (sip_address, key, external_id, external_key, display_name, search_words, enabled, online)
                  values
                  (E'sip:a\\u2028da@x.com', E'sip:a\\u2028da@x.com', E'G\\u20281', E'g\\u20281', E'Ada\\u2028 Love', E'ada\\u2028 love',
                    true, false),
                  ('sip:ada@x.com', 'sip:ada@x.com', 'g 1', 'g 1', 'Ada', 'ada', true, false),
                  (E'sip:\\u2028@x.com', E'sip:\\u2028@x.com', null, null, null, '', true, false);
                insert into categories (pool_id, name, key)
                  select id, E'Tra\\u2028ding', E'tra\\u2028ding' from chat_pools;
                insert into add_ins (pool_id, name, key, url)
                  select id, E'Tick\\u2028er', E'tick\\u2028er', E'https://x.com/a\\u2028b' from chat_pools;
                insert into rooms (pool_id, name, key, category_id, add_in_id)
                  select c.pool_id, E'Tra\\u2029ding', E'tra\\u2029ding', c.id, a.id from categories c, add_ins a;
                insert into changes (actor, kind, subject_type, subject, subject_key, after) values
                  ('local', 'CREATED', 'ChatPool', 'p.x.com', 'p.x.com',
                    '{"fqdn": "p.x.com", "displayName": "\\u2028", "state": "IN_SERVICE"}');
                """);
        epoch = first("select epoch from estate");
        schema.migrate(NAME, MigrationVersion.LATEST);
    }

    @Test
    void every_value_is_one_line_and_names_stay_distinct() {
        assertThat(column("select distinct site from front_end_pools order by 1"))
                .hasSize(2)
                .contains("Red mond");
        assertThat(first("select site from front_end_pools where key = 'a.x.com'"))
                .matches("Red mond \\(\\d+\\)");
        assertThat(first("select identity from policies where scope = 'SITE'")).matches("Site:Red mond \\(\\d+\\)");
        assertThat(column("select identity from policies where scope = 'USER' order by id desc"))
                .first()
                .isEqualTo("Tag:A B");
        assertThat(column("select coalesce(display_name, 'none') from chat_pools"))
                .containsExactly("none");
        assertThat(column("select sip_address from users order by id"))
                .satisfiesExactly(
                        renamed -> assertThat(renamed).matches("sip:ada-\\d+@x.com"),
                        kept -> assertThat(kept).isEqualTo("sip:ada@x.com"),
                        empty -> assertThat(empty).matches("sip:-\\d+@x.com"));
        assertThat(first("select display_name from users order by id limit 1")).isEqualTo("Ada  Love");
        assertThat(column("select external_id from users where external_id is not null order by id"))
                .first()
                .asString()
                .matches("G 1 \\(\\d+\\)");
        assertThat(column("select name from categories")).containsExactly("Tra ding");
        assertThat(first("select name from rooms")).matches("Tra ding \\(\\d+\\)");
        assertThat(first("select name || ' ' || url from add_ins")).isEqualTo("Tick er https://x.com/a%E2%80%A8b");
    }

    @Test
    void each_replacement_is_an_entry_of_the_log_and_a_new_epoch_begins() {
        assertThat(first("select epoch from estate")).isNotEqualTo(epoch);
        assertThat(column("select distinct subject_type from changes where actor = 'migration V15' order by 1"))
                .containsExactly("AddIn", "Category", "ChatPolicy", "ChatPool", "FrontEndPool", "Room", "User");
        assertThat(first("select after::text from changes where actor = 'migration V15' and subject = 'p.x.com'"))
                .isEqualTo("{\"fqdn\": \"p.x.com\", \"state\": \"IN_SERVICE\", \"displayName\": null}");
    }

    private String first(String select) {
        return column(select).get(0);
    }

    private List<String> column(String select) {
        return Tables.column(schema.dataSource(), select);
    }
}
