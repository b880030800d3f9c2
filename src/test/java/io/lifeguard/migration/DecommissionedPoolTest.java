package io.lifeguard.migration;

import static io.lifeguard.migration.Steps.done;
import static io.lifeguard.migration.Steps.refused;
import static io.lifeguard.model.pool.PoolState.DECOMMISSIONED;
import static io.lifeguard.model.pool.PoolState.MIGRATED;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A decommissioned chat pool stays for the record, and is deleted later with its content. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DecommissionedPoolTest {
    private static final String DELETE = "deleteChatPool(fqdn: \"GCHAT.contoso.com\")";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void store() {
        Org.clear(dataSource);
        pools().category("gchat.contoso.com", "Desks")
                .category("gchat.contoso.com", "Archive")
                .addIn("gchat.contoso.com", "Ticker", "https://ticker.contoso.com")
                .room("gchat.contoso.com", "Emea", "Desks")
                .room("gchat.contoso.com", "Asia", "Desks")
                .showing("gchat.contoso.com", "Asia", "Ticker")
                .category("pchat.contoso.com", "Desks")
                .room("pchat.contoso.com", "Emea", "Desks")
                .state("gchat.contoso.com", MIGRATED)
                .storeIn(dataSource);
    }

    private static Org pools() {
        return org().frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .migration("gchat.contoso.com", "pchat.contoso.com");
    }

    @Test
    void it_goes_with_its_content_and_its_migration_each_logged_and_counted() {
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        String before = Steps.revision();
        Steps.Outcome outcome = done(DELETE);
        assertThat(outcome.warnings())
                .as("categories, rooms, add-ins, the record of the migration")
                .containsExactly("NOT_IN_USE 2", "NOT_IN_USE 2", "NOT_IN_USE 1", "NOT_IN_USE 1");
        assertThat(Steps.list(
                        outcome.write().get("warnings"), w -> w.get("reason").asText()))
                .containsExactly(
                        "2 categories are deleted with the chat pool.",
                        "2 rooms are deleted with the chat pool.",
                        "1 add-in is deleted with the chat pool.",
                        "The migration of gchat.contoso.com into pchat.contoso.com is deleted with the chat pool.");
        assertThat(changesAfter(before))
                .containsExactly(
                        "DELETED Room gchat.contoso.com\\Asia",
                        "DELETED Room gchat.contoso.com\\Emea",
                        "DELETED AddIn gchat.contoso.com\\Ticker",
                        "DELETED Category gchat.contoso.com\\Archive",
                        "DELETED Category gchat.contoso.com\\Desks",
                        "DELETED Migration gchat.contoso.com",
                        "DELETED ChatPool gchat.contoso.com");
        assertThat(outcome.write().get("revision").asText()).isEqualTo(Steps.revision());
        assertThat(names()).as("what another pool holds stays").containsExactly("categories Desks", "rooms Emea");
    }

    @Test
    void the_log_has_what_a_room_was() {
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        String before = Steps.revision();
        done(DELETE);
        JsonNode first = TestService.ask("{ changes(after: \"" + before + "\", first: 1) { nodes { before after } } }")
                .data()
                .at("/changes/nodes/0");
        assertThat(first.get("after").isNull()).isTrue();
        assertThat(first.get("before").asText())
                .contains("\"category\": \"gchat.contoso.com\\\\Desks\"")
                .contains("\"addIn\": \"gchat.contoso.com\\\\Ticker\"")
                .contains("\"privacy\": \"CLOSED\"");
    }

    @Test
    void more_than_can_be_read_at_once_goes_too() {
        moreRooms(4100);
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        assertThat(done(DELETE).warnings()).contains("NOT_IN_USE 4102");
        assertThat(Tables.column(
                        dataSource,
                        "select count(*) || ' ' || count(distinct subject_key) from changes where kind = 'DELETED'"
                                + " and subject_type = 'Room'"))
                .containsExactly("4102 4102");
        assertThat(names()).hasSize(2);
    }

    @Test
    @Tag("slow")
    void fifty_thousand_rooms_go_within_seconds() {
        moreRooms(50_000);
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        long begun = System.nanoTime();
        assertThat(Steps.write(DELETE).warnings()).contains("NOT_IN_USE 50002");
        long millis = (System.nanoTime() - begun) / 1_000_000;
        System.out.printf("a decommissioned pool with 50,000 rooms deleted: %d ms%n", millis);
        assertThat(millis).isLessThan(30_000);
    }

    private void moreRooms(int count) {
        Tables.execute(
                dataSource,
                "insert into rooms (pool_id, name, key, category_id) select c.pool_id, 'r' || n, 'r' || n, c.id"
                        + " from categories c join chat_pools p on p.id = c.pool_id, generate_series(1, " + count
                        + ") n where c.key = 'archive' and p.key = 'gchat.contoso.com'");
    }

    @Test
    void one_that_is_only_migrated_stays_in_use() {
        assertThat(refused(DELETE)).containsExactly("NOT_IN_USE fqdn", "NOT_IN_USE fqdn");
    }

    @Test
    void the_target_stays_as_long_as_a_record_names_it() {
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        done("deleteRoom(id: \"pchat.contoso.com\\\\Emea\")");
        done("deleteCategory(id: \"pchat.contoso.com\\\\Desks\")");
        assertThat(refused("deleteChatPool(fqdn: \"pchat.contoso.com\")")).containsExactly("NOT_IN_USE fqdn");
        assertThat(refused("decommissionChatPool(fqdn: \"pchat.contoso.com\")"))
                .containsExactly("MIGRATION_STEP_FOLLOWS fqdn");
        done(DELETE);
        done("decommissionChatPool(fqdn: \"pchat.contoso.com\")");
        assertThat(done("deleteChatPool(fqdn: \"pchat.contoso.com\")").warnings())
                .as("nothing went along")
                .isEmpty();
    }

    @Test
    void an_import_that_deletes_what_is_absent_takes_the_content_along_and_says_so() {
        done("decommissionChatPool(fqdn: \"gchat.contoso.com\")");
        String[] file = {"PoolFqdn,Version,Registrar,DisplayName", "pchat.contoso.com,6,Registrar:lync13.contoso.com,"};
        JsonNode dry = TestService.importExport("chat-pools?absent=delete&allowLargeChange=true&dryRun=true", file);
        JsonNode report = TestService.importExport("chat-pools?absent=delete&allowLargeChange=true", file);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(1);
        assertThat(report.get("warnings")).isEqualTo(dry.get("warnings"));
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("NOT_IN_USE");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(6);
        assertThat(names()).hasSize(2);
        assertThat(Tables.column(dataSource, "select fqdn from chat_pools")).containsExactly("pchat.contoso.com");
    }

    @Test
    void who_reads_the_decommissioned_pool_still_sees_what_it_held() {
        Org.clear(dataSource);
        pools().category("gchat.contoso.com", "Desks")
                .state("gchat.contoso.com", MIGRATED)
                .state("gchat.contoso.com", DECOMMISSIONED)
                .storeIn(dataSource);
        JsonNode pool = TestService.ask("{ chatPool(fqdn: \"gchat.contoso.com\") { state home { fqdn }"
                        + " categories { nodes { name } } migration { complete target { fqdn } } } }")
                .data()
                .get("chatPool");
        assertThat(pool.toString())
                .isEqualTo(
                        "{\"state\":\"DECOMMISSIONED\",\"home\":null,\"categories\":{\"nodes\":[{\"name\":\"Desks\"}]},"
                                + "\"migration\":{\"complete\":true,\"target\":{\"fqdn\":\"pchat.contoso.com\"}}}");
    }

    private List<String> names() {
        return Tables.column(
                dataSource,
                "select 'categories ' || name from categories union all select 'rooms ' || name from rooms"
                        + " union all select 'add-ins ' || name from add_ins order by 1");
    }

    private static List<String> changesAfter(String revision) {
        JsonNode changes = TestService.ask(
                        "{ changes(after: \"" + revision + "\") { nodes { kind subjectType subject } } }")
                .data()
                .at("/changes/nodes");
        return Steps.list(
                changes,
                n -> n.get("kind").asText() + " " + n.get("subjectType").asText() + " "
                        + n.get("subject").asText());
    }
}
