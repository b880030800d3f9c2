package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms refer to categories and add-ins by names and by the ids of the product. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ContentIdentifiersTest {
    private static final String GUID_1 = "00000000-0000-4000-8000-00000000000a";
    private static final String GUID_2 = "00000000-0000-4000-8000-00000000000b";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void categories_and_add_ins() {
        Estate.store(dataSource, Estate.pools());
        importExport(
                "categories",
                "Identity,CategoryUri",
                "pchat.contoso.com\\One,ma-cat://contoso.com/" + GUID_1,
                "pchat.contoso.com\\Two,ma-cat://contoso.com/" + GUID_2,
                "gchat.contoso.com\\One,ma-cat://contoso.com/" + GUID_2);
        importExport(
                "add-ins",
                "Identity,URL,AddinId",
                "pchat.contoso.com\\Ticker,https://a.contoso.com/," + GUID_1,
                "pchat.contoso.com\\" + GUID_2 + ",https://b.contoso.com/,");
    }

    @Test
    void a_category_is_found_by_uri_by_guid_and_by_name() {
        JsonNode report = importExport(
                "rooms",
                "Identity,Category,CategoryUri",
                "pchat.contoso.com\\a,,ma-cat://contoso.com/" + GUID_1,
                "pchat.contoso.com\\b,,MA-CAT://contoso.com/" + GUID_2.toUpperCase(java.util.Locale.ROOT),
                "pchat.contoso.com\\c," + GUID_2 + ",",
                "pchat.contoso.com\\d,One,ma-cat://contoso.com/" + GUID_2,
                "pchat.contoso.com\\e,System.Collections.Generic.List,{" + GUID_1 + "}",
                "gchat.contoso.com\\f,," + GUID_2);
        assertThat(refusals(report)).isEmpty();
        assertThat(rooms("c.name")).containsExactly("a One", "b Two", "c Two", "d One", "e One", "f One");
    }

    @Test
    void an_add_in_is_found_by_its_name_before_its_id() {
        JsonNode report = importExport(
                "rooms",
                "Identity,Category,Addin",
                "pchat.contoso.com\\a,One," + GUID_1,
                "pchat.contoso.com\\b,One,{" + GUID_1 + "}",
                "pchat.contoso.com\\c,One,ticker",
                "pchat.contoso.com\\d,One," + GUID_2);
        assertThat(refusals(report)).isEmpty();
        assertThat(rooms("a.name")).containsExactly("a Ticker", "b Ticker", "c Ticker", "d " + GUID_2);
    }

    @Test
    void an_unknown_id_refuses_the_room_and_says_what_to_import_first() {
        String unknown = "00000000-0000-4000-8000-00000000000f";
        JsonNode report = importExport(
                "rooms",
                "Identity,Category,CategoryUri,Addin",
                "pchat.contoso.com\\a,,ma-cat://contoso.com/" + unknown + ",",
                "pchat.contoso.com\\b,One,," + unknown,
                "gchat.contoso.com\\c,,ma-cat://contoso.com/" + GUID_1 + ",",
                "pchat.contoso.com\\d," + unknown + ",,");
        assertThat(refusals(report))
                .containsExactly(
                        "2 REFERENCE_EXISTS CategoryUri",
                        "3 REFERENCE_EXISTS Addin",
                        "4 REFERENCE_EXISTS CategoryUri",
                        "5 REFERENCE_EXISTS Category");
        assertThat(sentences(report))
                .contains("import its categories with the column CategoryUri first")
                .contains("import its add-ins with the column AddinId first");
    }

    @Test
    void an_id_belongs_to_the_item_that_the_last_import_gives_it_to_and_goes_with_it() {
        importExport("categories", "Identity,CategoryUri", "pchat.contoso.com\\Three,x://y/" + GUID_1);
        importExport("rooms", "Identity,CategoryUri", "pchat.contoso.com\\a," + GUID_1);
        assertThat(rooms("c.name")).containsExactly("a Three");
        importExport("rooms?absent=delete&allowLargeChange", "Identity,CategoryUri", "pchat.contoso.com\\b," + GUID_2);
        importExport("categories?absent=delete&allowLargeChange", "Identity", "pchat.contoso.com\\Two");
        assertThat(Tables.column(
                        dataSource,
                        "select key from category_identifiers where pool_id ="
                                + " (select id from chat_pools where key = 'pchat.contoso.com')"))
                .containsExactly(GUID_2);
    }

    @Test
    void an_id_twice_in_a_chat_pool_is_refused_at_its_second_row_and_a_dry_run_stores_none() {
        String[] lines = {
            "Identity,CategoryUri",
            "pchat.contoso.com\\A,u://1",
            "pchat.contoso.com\\B,u://1",
            "gchat.contoso.com\\B,u://1"
        };
        JsonNode dry = importExport("categories?dryRun", lines);
        assertThat(refusals(dry)).containsExactly("3 NAME_IS_UNIQUE CategoryUri");
        assertThat(Tables.column(dataSource, "select key from category_identifiers where key = 'u://1'"))
                .isEmpty();
        assertThat(refusals(importExport("categories", lines))).isEqualTo(refusals(dry));
    }

    @Test
    void identical_rows_are_unchanged_and_others_about_the_same_are_refused() {
        JsonNode report = importExport(
                "categories",
                "Identity,Description",
                "pchat.contoso.com\\New,x",
                "PCHAT.contoso.com\\new,x",
                "pchat.contoso.com\\New,y");
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("unchanged").asInt()).isEqualTo(1);
        assertThat(refusals(report)).containsExactly("4 NAME_IS_UNIQUE");
        JsonNode dry = importExport(
                "front-end-pools?dryRun", "PoolFqdn,Site,Version", "new.contoso.com,Oslo,6", "NEW.contoso.com,Oslo,6");
        assertThat(dry.get("unchanged").asInt()).isEqualTo(1);
        JsonNode refused = importExport(
                "front-end-pools", "PoolFqdn,Site,Version", "new.contoso.com,Oslo,7", "new.contoso.com,Oslo,7");
        assertThat(refused.get("refused").asInt()).isEqualTo(2);
    }

    private List<String> rooms(String column) {
        return Tables.column(
                dataSource,
                "select r.name || ' ' || " + column
                        + " from rooms r join categories c on c.id = r.category_id left join add_ins a on a.id = r.add_in_id"
                        + " order by r.name");
    }
}
