package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.resource;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Exports of categories, rooms and add-ins. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportOfContentTest {
    private static final String ROOMS = "Identity,Name,Description,Category,Type,Privacy,Disabled,Addin";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void two_pools() {
        Estate.store(
                dataSource,
                Estate.pools()
                        .chatPool("other.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                        .category("pchat.contoso.com", "Research")
                        .category("other.contoso.com", "Sales")
                        .addIn("other.contoso.com", "News", "https://news.contoso.com")
                        .room("pchat.contoso.com", "Lab", "Research"));
    }

    @Test
    void the_sample_organisation_comes_in_whole_and_a_second_time_changes_nothing() {
        Org.clear(dataSource);
        TestService.importContoso();
        for (String kind : List.of("categories", "add-ins", "rooms")) {
            byte[] file = resource("/contoso/" + kind + ".csv");
            JsonNode first = sendExport(kind, file).report();
            int rows = first.get("rows").asInt();
            assertThat(counts(first)).as(kind).containsExactly(rows, 0, 0, 0, 0);
            assertThat(counts(sendExport(kind, file).report())).as(kind).containsExactly(0, 0, rows, 0, 0);
        }
        assertThat(
                        ask("{ room(id: \"pchat01.contoso.com\\\\research 4\") { privacy category { name } addIn { url } } }")
                                .data()
                                .get("room")
                                .toString())
                .isEqualTo("{\"privacy\":\"SECRET\",\"category\":{\"name\":\"Research\"},"
                        + "\"addIn\":{\"url\":\"https://apps.contoso.com/ticker\"}}");
    }

    @Test
    void a_row_that_refers_to_another_pool_is_refused_and_the_rest_goes_in() {
        JsonNode report = importExport(
                "rooms",
                ROOMS,
                "pchat.contoso.com\\A,A,,other.contoso.com\\Sales,Normal,Closed,False,other.contoso.com\\News",
                "pchat.contoso.com\\B,B,,PersistentChatServer:pchat.contoso.com\\research,Auditorium,Open,True,");
        assertThat(refusals(report))
                .containsExactly("2 DEPLOYMENTS_ARE_ISOLATED Category, DEPLOYMENTS_ARE_ISOLATED Addin");
        assertThat(counts(report)).containsExactly(1, 0, 0, 1, 1);
    }

    @Test
    void every_row_says_all_that_is_wrong_by_the_columns_of_the_file() {
        JsonNode report = importExport(
                "rooms",
                ROOMS,
                "pchat.contoso.com\\RESEARCH,RESEARCH,,Nothing,Normal,Closed,False,Nothing",
                "nowhere.contoso.com\\A,A,,Research,Normal,Closed,False,",
                "pchat.contoso.com\\B,B,,Research,Narrow,Closed,Perhaps,",
                "no identity,B,,Research,Normal,Closed,False,",
                "pchat.contoso.com\\C,C,,,Normal,Closed,False,",
                "pchat.contoso.com\\D,D,,Research,Normal,Closed,False,",
                "PCHAT.contoso.com\\d,d,,Research,Normal,Closed,False,");
        assertThat(refusals(report))
                .containsExactly(
                        "2 REFERENCE_EXISTS Category, REFERENCE_EXISTS Addin",
                        "3 REFERENCE_EXISTS Identity, REFERENCE_EXISTS Category",
                        "4 VALUE_IS_VALID Type, VALUE_IS_VALID Disabled",
                        "5 VALUE_IS_VALID Identity",
                        "6 VALUE_IS_VALID Category",
                        "8 NAME_IS_UNIQUE");
        assertThat(sentences(report)).contains("is already in line 7 of the file");
        assertThat(counts(report)).containsExactly(1, 0, 0, 6, 1);
    }

    @Test
    void categories_and_add_ins_are_refused_for_the_same_reasons() {
        assertThat(refusals(importExport(
                        "categories",
                        "Identity,Description",
                        "pchat.contoso.com\\LAB,",
                        "pchat.contoso.com\\Lab\u0301,",
                        "pchat.contoso.com\\La\u0301b,")))
                .isEmpty();
        assertThat(refusals(importExport(
                        "add-ins",
                        "Identity,URL",
                        "pchat.contoso.com\\A,ftp://a",
                        "pchat.contoso.com\\B,",
                        "pchat.contoso.com\\" + "x".repeat(257) + ",https://a.b",
                        "pchat.contoso.com\\C,https://a.b")))
                .containsExactly("2 ADD_IN_URL_IS_WEB URL", "3 ADD_IN_URL_IS_WEB URL", "4 VALUE_IS_VALID Identity");
    }

    @Test
    void an_absent_column_keeps_what_is_stored_and_an_empty_cell_clears_it() {
        importExport("add-ins", "Identity,URL", "pchat.contoso.com\\Ticker,https://a.b");
        importExport("rooms", ROOMS, "pchat.contoso.com\\Lab,Lab,Words,Research,Auditorium,Secret,True,Ticker");
        assertThat(counts(importExport("rooms", "Identity", "pchat.contoso.com\\LAB")))
                .containsExactly(0, 0, 1, 0, 0);
        assertThat(counts(importExport("rooms", "Identity,Description,Addin,Disabled", "pchat.contoso.com\\lab,,,")))
                .containsExactly(0, 1, 0, 0, 0);
        assertThat(
                        ask("{ room(id: \"pchat.contoso.com\\\\Lab\") { name description type privacy disabled addIn { id } } }")
                                .data()
                                .get("room")
                                .toString())
                .isEqualTo("{\"name\":\"Lab\",\"description\":null,\"type\":\"AUDITORIUM\",\"privacy\":\"SECRET\","
                        + "\"disabled\":false,\"addIn\":null}");
    }

    @Test
    void a_file_that_cannot_create_what_it_lists_is_refused_whole() {
        Map<String, List<String>> before = Tables.all(dataSource);
        Response answer =
                sendExport("rooms", "Identity,Disabled", "pchat.contoso.com\\Lab,True", "pchat.contoso.com\\New,True");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("Category");
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    @Test
    void absent_is_what_the_pools_of_the_file_hold_beside_it() {
        String[] file = {"Identity", "other.contoso.com\\Sales"};
        assertThat(counts(importExport("categories", file))).containsExactly(0, 0, 1, 0, 0);
        String[] another = {"Identity", "pchat.contoso.com\\New"};
        assertThat(counts(importExport("categories", another))).containsExactly(1, 0, 0, 0, 1);
    }

    @Test
    void what_is_absent_is_deleted_when_asked_unless_it_is_in_use() {
        importExport("categories", "Identity", "pchat.contoso.com\\Idle");
        JsonNode report =
                importExport("categories?absent=delete&allowLargeChange=true", "Identity", "pchat.contoso.com\\New");
        assertThat(report.get("absent").asInt()).isEqualTo(2);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(1);
        assertThat(report.get("absentRefused").asInt()).isEqualTo(1);
        assertThat(sentences(report))
                .isEqualTo("pchat.contoso.com\\Research has 1 room; only an empty category can be deleted.");
        assertThat(Tables.column(dataSource, "select name from categories order by 1"))
                .containsExactly("New", "Research", "Sales");
    }

    @Test
    void more_than_a_tenth_of_what_those_pools_hold_is_not_touched_unasked() {
        Org many = Org.org();
        IntStream.range(0, 20).forEach(i -> many.category("other.contoso.com", "C" + i));
        many.storeIn(dataSource);
        Response answer = sendExport("categories?absent=delete", "Identity", "other.contoso.com\\New");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("allowLargeChange");
    }

    @Test
    void a_dry_run_reports_the_same_and_stores_nothing() {
        String[] file = {
            ROOMS,
            "pchat.contoso.com\\Lab,Lab,New,Research,Normal,Closed,False,",
            "pchat.contoso.com\\New,New,,Research,Normal,Closed,False,",
            "pchat.contoso.com\\Bad,Bad,,other.contoso.com\\Sales,Normal,Closed,False,"
        };
        Map<String, List<String>> before = Tables.all(dataSource);
        JsonNode dry = importExport("rooms?dryRun&absent=delete&allowLargeChange=true", file);
        assertThat(Tables.all(dataSource)).isEqualTo(before);
        JsonNode wet = importExport("rooms?absent=delete&allowLargeChange=true", file);
        assertThat(counts(dry)).isEqualTo(counts(wet)).containsExactly(1, 1, 0, 1, 0);
        assertThat(refusals(dry)).isEqualTo(refusals(wet));
    }

    @Test
    void windows_files_come_in_as_they_are() {
        byte[] file = String.join(
                        "\r\n",
                        "#TYPE Microsoft.Rtc.Management.PersistentChat.Cmdlets.ChatRoomCategory",
                        "\"Identity\";\"Name\";\"Description\"",
                        "\"pchat.contoso.com\\Z\u00fcrich; \"\"Nord\"\"\";\"Z\u00fcrich; \"\"Nord\"\"\";\"two\r\nlines\"",
                        "")
                .getBytes(StandardCharsets.UTF_16LE);
        byte[] marked = new byte[file.length + 2];
        marked[0] = (byte) 0xff;
        marked[1] = (byte) 0xfe;
        System.arraycopy(file, 0, marked, 2, file.length);
        assertThat(counts(sendExport("categories", marked).report())).containsExactly(1, 0, 0, 0, 1);
        assertThat(Tables.column(
                        dataSource,
                        "select name from categories where description = E'two\\nlines'"
                                + " or description = E'two\\r\\nlines'"))
                .containsExactly("Z\u00fcrich; \"Nord\"");
    }

    @Test
    void nothing_comes_in_on_a_pool_out_of_service() {
        Org.org()
                .migration("gchat.contoso.com", "pchat.contoso.com")
                .state("gchat.contoso.com", PoolState.MIGRATED)
                .storeIn(dataSource);
        assertThat(refusals(importExport("categories", "Identity", "gchat.contoso.com\\Desk")))
                .containsExactly("2 POOL_IN_SERVICE Identity");
    }

    @Test
    @Tag("slow")
    void fifty_thousand_rooms_come_in_within_seconds() {
        importExport(
                "categories",
                Stream.concat(Stream.of("Identity"), IntStream.range(0, 500).mapToObj(i -> "pchat.contoso.com\\C" + i))
                        .toArray(String[]::new));
        String[] rooms = Stream.concat(
                        Stream.of(ROOMS),
                        IntStream.range(0, 50_000)
                                .mapToObj(i -> "pchat.contoso.com\\Room %d,Room %d,,C%d,Normal,Closed,False,"
                                        .formatted(i, i, i % 500)))
                .toArray(String[]::new);
        long begun = System.nanoTime();
        assertThat(counts(importExport("rooms", rooms))).containsExactly(50_000, 0, 0, 0, 1);
        long first = System.nanoTime();
        assertThat(counts(importExport("rooms", rooms))).containsExactly(0, 0, 50_000, 0, 1);
        long again = System.nanoTime();
        System.out.printf(
                "50,000 rooms: %d ms, again %d ms%n", (first - begun) / 1_000_000, (again - first) / 1_000_000);
        assertThat((first - begun) / 1_000_000_000).isLessThan(60);
    }
}
