package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import of front-end pools, policies and chat pools means. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportOfTopologyTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void ada() {
        Estate.store(dataSource, Estate.withAda());
    }

    @Test
    void a_front_end_pool_that_homes_chat_pools_keeps_its_release() {
        JsonNode report = importExport(
                "front-end-pools",
                "PoolFqdn,Site,Version",
                "LYNC13.contoso.com,Redmond,5",
                "r2.contoso.com,BackCompatSite,5");
        assertThat(counts(report)).containsExactly(0, 1, 0, 1, 1);
        assertThat(refusals(report)).containsExactly("2 HOME_POOL_MATCHES_RELEASE Version");
        assertThat(sentences(report)).contains("pchat.contoso.com");
        assertThat(ask("{ frontEndPool(fqdn: \"lync13.contoso.com\") { fqdn release } }")
                        .body())
                .contains("\"lync13.contoso.com\"", "LYNC_2013");
    }

    @Test
    void a_front_end_pool_leaves_a_site_that_has_a_policy_without_a_pool_with_a_warning() {
        importExport("policies", "Identity,EnablePersistentChat", "Site:BackCompatSite,True", "Site:Redmond,True");
        JsonNode report = importExport(
                "front-end-pools",
                "PoolFqdn,Site,Version",
                "r2.contoso.com,Oslo,4",
                "lync10.contoso.com,Oslo,5",
                "lync13.contoso.com,Oslo,6");
        assertThat(refusals(report)).isEmpty();
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("SITE_HAS_NO_POOL");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(2);
    }

    @Test
    void an_absent_column_keeps_and_an_empty_cell_clears() {
        importExport(
                "chat-pools", "PoolFqdn,Registrar,Version,DisplayName", "pchat.contoso.com,lync13.contoso.com,6,Chat");
        assertThat(counts(importExport("chat-pools", "PoolFqdn,Registrar", "pchat.contoso.com,lync13.contoso.com")))
                .containsExactly(0, 0, 1, 0, 1);
        assertThat(counts(importExport("chat-pools", "PoolFqdn,DisplayName", "pchat.contoso.com,")))
                .containsExactly(0, 1, 0, 0, 1);
        assertThat(Tables.column(dataSource, "select display_name from chat_pools where key = 'pchat.contoso.com'"))
                .containsExactly("null");
        importExport("policies", "Identity,EnablePersistentChat,Description", "Traders,True,For traders");
        importExport("policies", "Identity,EnablePersistentChat", "Tag:Traders,False");
        assertThat(
                        Tables.column(
                                dataSource,
                                "select identity || enable_persistent_chat || description from policies where key = 'tag:traders'"))
                .containsExactly("Tag:TradersfalseFor traders");
        importExport("policies", "Identity,Description", "Tag:Traders,");
        assertThat(Tables.column(dataSource, "select description from policies where key = 'tag:traders'"))
                .containsExactly("null");
    }

    @Test
    void a_chat_pool_never_changes_its_release_and_is_homed_on_its_own() {
        JsonNode report = importExport(
                "chat-pools",
                "PoolFqdn,Registrar,Version",
                "pchat.contoso.com,lync10.contoso.com,5",
                "gchat.contoso.com,lync13.contoso.com,5",
                "new.contoso.com,nowhere.contoso.com,6",
                "other.contoso.com,,6",
                "third.contoso.com,lync13.contoso.com,8");
        assertThat(refusals(report))
                .containsExactly(
                        "2 RELEASE_IS_FIXED Version",
                        "3 HOME_POOL_MATCHES_RELEASE Registrar",
                        "4 REFERENCE_EXISTS Registrar",
                        "5 VALUE_IS_VALID Registrar",
                        "6 VALUE_IS_VALID Version");
    }

    @Test
    void a_chat_pool_that_is_homed_elsewhere_stays_the_same_pool() {
        importExport("front-end-pools", "PoolFqdn,Site,Version", "second.contoso.com,Oslo,6");
        assertThat(counts(importExport(
                        "chat-pools",
                        "Identity,Registrar,Version",
                        "PersistentChatServer:PCHAT.contoso.com,Registrar:second.contoso.com,6")))
                .containsExactly(0, 1, 0, 0, 1);
        assertThat(ask("{ chatPool(fqdn: \"pchat.contoso.com\") { fqdn home { fqdn } } }")
                        .body())
                .contains("\"pchat.contoso.com\"", "\"second.contoso.com\"");
    }

    @Test
    void all_three_releases_side_by_side_are_accepted_and_reported() {
        JsonNode report =
                importExport("chat-pools", "PoolFqdn,Registrar,Version", "r2chat.contoso.com,r2.contoso.com,4");
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("THREE_RELEASES_SIDE_BY_SIDE");
        assertThat(counts(report)).containsExactly(1, 0, 0, 0, 2);
    }

    @Test
    void the_global_policy_is_changed_and_never_created() {
        JsonNode report = importExport("policies", "Identity,EnablePersistentChat,Description", "global,True,For all");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 2);
        assertThat(Tables.column(
                        dataSource, "select identity || enable_persistent_chat from policies where key = 'global'"))
                .containsExactly("Globaltrue");
    }

    @Test
    void a_policy_of_a_site_that_no_front_end_pool_has_is_stored_with_a_warning() {
        JsonNode report = importExport(
                "policies",
                "Identity,EnablePersistentChat",
                "Site:Redmond,True",
                "Site:Nowhere,True",
                "site:REDMOND,False",
                "Tag:,True",
                ",True",
                "Tag:Loud,perhaps");
        assertThat(counts(report)).containsExactly(2, 0, 0, 4, 2);
        assertThat(refusals(report).get(0)).isEqualTo("4 NAME_IS_UNIQUE");
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("SITE_HAS_NO_POOL");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(1);
    }

    @Test
    void a_policy_that_is_switched_off_is_accepted_with_the_count_of_what_stops_working() {
        io.lifeguard.testing.Org.org()
                .configured("ada", Client.LYNC_2013, "pchat.contoso.com")
                .storeIn(dataSource);
        JsonNode report = importExport("policies", "Identity,EnablePersistentChat", "Tag:Traders,False");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 1);
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("CONFIGURATION_NO_LONGER_WORKS");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(1);
    }

    @Test
    void hundreds_of_pools_go_through_in_batches_and_every_bad_row_is_named() {
        JsonNode report = importExport(
                "front-end-pools",
                Stream.concat(
                                Stream.of("PoolFqdn,Site,Version"),
                                IntStream.range(0, 400).mapToObj(i -> "p%d.contoso.com,Site %d,%s"
                                        .formatted(i % 390, i % 7, i % 100 == 99 ? 7 : 6)))
                        .toArray(String[]::new));
        assertThat(counts(report)).containsExactly(387, 0, 0, 13, 3);
        assertThat(report.get("refusedByRule").toString()).isEqualTo("{\"NAME_IS_UNIQUE\":9,\"VALUE_IS_VALID\":4}");
    }
}
