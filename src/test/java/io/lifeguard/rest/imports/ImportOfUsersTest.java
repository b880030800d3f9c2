package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.USERS;
import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.rest.imports.Estate.user;
import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an import of users means: what is kept, cleared, renamed, refused. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportOfUsersTest {
    private static final String CONFIGURED = "GROUP_CHAT_2010 gchat.contoso.com";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void ada() {
        Estate.store(dataSource, Estate.withAda());
    }

    @Test
    void an_absent_column_keeps_what_is_stored() {
        JsonNode report = importExport("users", "SipAddress,Enabled,RegistrarPool", "sip:ada@contoso.com,False,");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 0);
        assertThat(user("ada"))
                .isEqualTo("sip:ada@contoso.com|guid-ada|Ada Lovelace|false|ON_PREMISES||Tag:Traders|" + CONFIGURED);
    }

    @Test
    void an_empty_cell_clears() {
        JsonNode report = importExport("users", USERS, "sip:ada@contoso.com,,,,,,");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 0);
        assertThat(user("ada")).isEqualTo("sip:ada@contoso.com|||false|ON_PREMISES|||" + CONFIGURED);
    }

    @Test
    void a_row_that_says_what_is_stored_changes_nothing_and_is_not_logged() {
        String before =
                io.lifeguard.testing.TestService.ask("{ users { totalCount } }").revision();
        JsonNode report = importExport(
                "users", USERS, "SIP:ADA@contoso.com,GUID-ADA,Ada Lovelace,True,LYNC13.contoso.com,SRV:,traders");
        assertThat(counts(report)).as("the Guid is written otherwise").containsExactly(0, 1, 0, 0, 0);
        JsonNode again = importExport(
                "users", USERS, "SIP:ADA@contoso.com,GUID-ADA,Ada Lovelace,True,LYNC13.contoso.com,SRV:,traders");
        assertThat(counts(again)).containsExactly(0, 0, 1, 0, 0);
        assertThat(again.get("revision")).isEqualTo(report.get("revision"));
        assertThat(report.get("revision").asText()).isNotEqualTo(before);
    }

    @Test
    void a_file_of_the_key_and_one_column_changes_that_column_alone() {
        JsonNode report = importExport("users", "SipAddress,DisplayName", "ada@contoso.com,\"King, Ada\"");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 0);
        assertThat(user("ada"))
                .isEqualTo("sip:ada@contoso.com|guid-ada|King, Ada|true|ON_PREMISES|lync13.contoso.com|Tag:Traders|"
                        + CONFIGURED);
    }

    @Test
    void the_guid_counts_before_the_address_so_that_a_rename_is_a_rename() {
        JsonNode report = importExport("users", "SipAddress,Guid", "sip:ada.king@contoso.com,GUID-ADA");
        assertThat(counts(report)).containsExactly(0, 1, 0, 0, 0);
        assertThat(user("ada")).isEqualTo("nobody");
        assertThat(user("ada.king"))
                .isEqualTo(
                        "sip:ada.king@contoso.com|GUID-ADA|Ada Lovelace|true|ON_PREMISES|lync13.contoso.com|Tag:Traders|"
                                + CONFIGURED);
    }

    @Test
    void a_user_without_the_guid_is_found_by_the_address_and_gets_it() {
        Estate.store(dataSource, Estate.pools().user("ben", u -> u.home("lync13.contoso.com")));
        importExport("users", "SipAddress,Guid", "sip:ben@contoso.com,guid-ben");
        assertThat(user("ben")).startsWith("sip:ben@contoso.com|guid-ben|");
    }

    @Test
    void an_address_that_another_user_holds_is_refused() {
        Estate.store(dataSource, Estate.withAda().user("ben", u -> u.externalId("guid-ben")));
        JsonNode report = importExport("users", "SipAddress,Guid", "sip:ada@contoso.com,guid-ben");
        assertThat(refusals(report)).containsExactly("2 NAME_IS_UNIQUE SipAddress");
        assertThat(sentences(report)).contains("sip:ada@contoso.com");
        assertThat(user("ben")).startsWith("sip:ben@contoso.com|guid-ben|");
    }

    @Test
    void an_address_that_an_earlier_row_frees_can_be_taken() {
        JsonNode report = importExport(
                "users",
                USERS,
                "sip:ada.king@contoso.com,guid-ada,Ada King,True,lync13.contoso.com,SRV:,",
                "sip:ada@contoso.com,guid-other,Another Ada,True,lync13.contoso.com,SRV:,");
        assertThat(counts(report)).containsExactly(1, 1, 0, 0, 0);
        assertThat(user("ada"))
                .startsWith("sip:ada@contoso.com|guid-other|Another Ada|")
                .endsWith("|");
        assertThat(user("ada.king"))
                .startsWith("sip:ada.king@contoso.com|guid-ada|Ada King|")
                .endsWith(CONFIGURED);
    }

    @Test
    void renames_that_hand_addresses_on_go_through_in_one_file() {
        Estate.storeMany(dataSource, 20);
        JsonNode report = importExport(
                "users",
                file(IntStream.iterate(19, i -> i >= 0, i -> i - 1)
                        .mapToObj(i -> row("u" + (i + 1), "guid-u" + i, "User " + i))));
        assertThat(counts(report)).containsExactly(0, 20, 0, 0, 0);
        assertThat(user("u20")).contains("|guid-u19|");
        assertThat(user("u1")).contains("|guid-u0|");
        assertThat(user("u0")).isEqualTo("nobody");
    }

    @Test
    void the_same_address_twice_refuses_the_second_row_by_its_line() {
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool",
                "sip:ben@contoso.com,True,",
                "sip:ben@contoso.com,False,",
                "BEN@contoso.com,False,");
        assertThat(counts(report)).containsExactly(1, 0, 0, 2, 1);
        assertThat(refusals(report)).containsExactly("3 NAME_IS_UNIQUE", "4 NAME_IS_UNIQUE");
        assertThat(sentences(report)).contains("line 2");
        assertThat(user("ben")).contains("|true|");
    }

    @Test
    void two_addresses_for_one_guid_are_both_refused() {
        JsonNode kept = importExport(
                "users", "Guid,SipAddress", "GUID-ADA,sip:ada.king@contoso.com", "guid-ada,sip:countess@contoso.com");
        assertThat(counts(kept)).containsExactly(0, 0, 0, 2, 0);
        assertThat(refusals(kept)).containsExactly("2 NAME_IS_UNIQUE Guid", "3 NAME_IS_UNIQUE Guid");
    }

    @Test
    void the_same_key_twice_is_refused_across_batches_too() {
        Estate.storeMany(dataSource, 700);
        JsonNode report = importExport(
                "users",
                file(Stream.concat(
                        IntStream.range(0, 700).mapToObj(Estate::row),
                        Stream.of(
                                row("u3", "guid-u3", "Again"),
                                row("other", "guid-u5", "By Guid"),
                                row("u699", "guid-u699", "Again"),
                                row(4)))));
        assertThat(counts(report)).as("the last row says nothing else").containsExactly(0, 0, 700, 4, 0);
        assertThat(refusals(report))
                .containsExactly(
                        "7 NAME_IS_UNIQUE Guid", "702 NAME_IS_UNIQUE", "703 NAME_IS_UNIQUE Guid", "704 NAME_IS_UNIQUE");
        assertThat(sentences(report)).contains("line 5 ", "line 7 ", "line 701 ", "line 703 ");
    }

    @Test
    void bad_rows_never_stop_the_rest_and_every_problem_of_a_row_is_named() {
        JsonNode report = importExport(
                "users",
                USERS,
                "nonsense,,,perhaps,not a pool,,",
                "sip:ben@contoso.com,,Ben,True,lync13.contoso.com,SRV:,",
                "sip:cleo@contoso.com,,,True,nowhere.contoso.com,SRV:,NoSuchPolicy",
                "sip:dan@contoso.com,,,True,lync13.contoso.com,sipfed.online.lync.com,NoSuchPolicy",
                "sip:eva@contoso.com,,,True",
                "sip:fay@contoso.com,,Fay,True,lync10.contoso.com,SRV:,Traders",
                ",,Nobody,True,lync13.contoso.com,SRV:,");
        assertThat(counts(report)).containsExactly(2, 0, 0, 5, 1);
        assertThat(refusals(report))
                .containsExactly(
                        "2 VALUE_IS_VALID SipAddress, VALUE_IS_VALID Enabled, VALUE_IS_VALID RegistrarPool",
                        "4 REFERENCE_EXISTS RegistrarPool",
                        "5 HOSTING_MATCHES_HOME RegistrarPool",
                        "6 VALUE_IS_VALID",
                        "8 VALUE_IS_VALID SipAddress");
        assertThat(report.get("refusedByRule").toString())
                .isEqualTo("{\"HOSTING_MATCHES_HOME\":1,\"VALUE_IS_VALID\":5,\"REFERENCE_EXISTS\":1}");
        assertThat(user("ben")).contains("|Ben|");
        assertThat(user("fay")).contains("|lync10.contoso.com|Tag:Traders|");
    }

    @Test
    void the_first_thousand_refusals_are_listed_and_all_are_counted() {
        JsonNode report = importExport(
                "users",
                Stream.concat(
                                Stream.of("SipAddress,Enabled,RegistrarPool"),
                                IntStream.range(0, 2500)
                                        .mapToObj(i -> i % 2 == 0
                                                ? "sip:u%d@contoso.com,True,nowhere.contoso.com".formatted(i)
                                                : "sip:u%d@contoso.com,perhaps,".formatted(i)))
                        .toArray(String[]::new));
        assertThat(counts(report)).containsExactly(0, 0, 0, 2500, 1);
        assertThat(report.get("refusedRows")).hasSize(1000);
        assertThat(report.at("/refusedRows/999/line").asInt()).isEqualTo(1001);
        assertThat(report.get("refusedByRule").toString())
                .isEqualTo("{\"VALUE_IS_VALID\":1250,\"REFERENCE_EXISTS\":1250}");
    }

    @Test
    void configurations_that_stop_working_are_counted_in_one_warning() {
        Estate.store(
                dataSource,
                Estate.withAda()
                        .user("ben", u -> u.home("lync13.contoso.com").granted("Tag:Traders"))
                        .configured("ben", Client.LYNC_2013, "pchat.contoso.com")
                        .configured("ada", Client.LYNC_2013, "pchat.contoso.com"));
        JsonNode report =
                importExport("users", "SipAddress,Enabled", "sip:ada@contoso.com,False", "sip:ben@contoso.com,False");
        assertThat(report.get("warnings")).hasSize(1);
        assertThat(report.at("/warnings/0/rule").asText()).isEqualTo("CONFIGURATION_NO_LONGER_WORKS");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(3);
        assertThat(user("ada")).contains("LYNC_2013 pchat.contoso.com", CONFIGURED);
    }

    @Test
    void names_in_any_script_and_emoji_come_through_and_control_characters_do_not() {
        JsonNode report = importExport(
                "users",
                "SipAddress,DisplayName,Enabled,RegistrarPool",
                "sip:a@contoso.com,Ёлка Ωmega 山田 😀,True,",
                "sip:b@contoso.com,bell \u0007,True,");
        assertThat(user("a@contoso.com")).contains("|Ёлка Ωmega 山田 😀|");
        assertThat(refusals(report)).containsExactly("3 VALUE_IS_VALID DisplayName");
    }
}
