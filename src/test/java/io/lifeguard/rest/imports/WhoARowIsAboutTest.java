package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.USERS;
import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.rest.imports.Estate.sentences;
import static io.lifeguard.rest.imports.Estate.user;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who a row of users is about: its external id says so, never the order of the rows. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WhoARowIsAboutTest {
    private static final String CONFIGURED = "GROUP_CHAT_2010 gchat.contoso.com";
    private static final String RENAMED =
            "sip:ada.king@contoso.com,guid-ada,Ada King,True,lync13.contoso.com,SRV:,Traders";
    private static final String NEWCOMER = "sip:ada@contoso.com,guid-new,Another Ada,True,lync13.contoso.com,SRV:,";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void ada() {
        Estate.store(dataSource, Estate.withAda());
    }

    @Test
    void a_newcomer_does_not_take_over_the_record_of_the_renamed_user_in_any_order() {
        for (List<String> rows : List.of(List.of(NEWCOMER, RENAMED), List.of(RENAMED, NEWCOMER))) {
            ada();
            JsonNode dry = importExport("users?dryRun", file(rows.stream()));
            assertThat(counts(dry)).containsExactly(1, 1, 0, 0, 0);
            assertThat(counts(importExport("users", file(rows.stream())))).containsExactly(1, 1, 0, 0, 0);
            assertThat(user("ada"))
                    .isEqualTo("sip:ada@contoso.com|guid-new|Another Ada|true|ON_PREMISES|lync13.contoso.com||");
            assertThat(user("ada.king"))
                    .isEqualTo(
                            "sip:ada.king@contoso.com|guid-ada|Ada King|true|ON_PREMISES|lync13.contoso.com|Tag:Traders|"
                                    + CONFIGURED);
        }
    }

    @Test
    void an_address_that_is_recycled_for_another_guid_is_refused() {
        JsonNode report = importExport("users", file(Stream.of(NEWCOMER)));
        assertThat(counts(report)).containsExactly(0, 0, 0, 1, 0);
        assertThat(refusals(report)).containsExactly("2 NAME_IS_UNIQUE SipAddress");
        assertThat(sentences(report)).contains("\"guid-ada\", not \"guid-new\"", "guidsReissued");
        assertThat(user("ada")).contains("|guid-ada|Ada Lovelace|").endsWith(CONFIGURED);
    }

    @Test
    void an_address_is_recycled_if_the_same_file_removes_the_user_who_has_it() {
        String[] file = file(Stream.of(NEWCOMER));
        assertThat(sendExport("users?absent=delete&dryRun", file).status()).isEqualTo(422);
        String removal = "users?absent=delete&allowLargeChange";
        JsonNode dry = importExport(removal + "&dryRun", file);
        assertThat(dry.get("absentIds").toString()).isEqualTo("[\"sip:ada@contoso.com\"]");
        assertThat(user("ada")).contains("|guid-ada|");
        JsonNode report = importExport(removal, file);
        assertThat(counts(report)).isEqualTo(counts(dry)).containsExactly(1, 0, 0, 0, 1);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(1);
        assertThat(user("ada"))
                .isEqualTo("sip:ada@contoso.com|guid-new|Another Ada|true|ON_PREMISES|lync13.contoso.com||");
    }

    @Test
    void a_refused_row_does_not_remove_the_user_who_has_its_address() {
        JsonNode report = importExport(
                "users?absent=delete&allowLargeChange",
                file(Stream.of(NEWCOMER.replace("lync13.contoso.com", "nowhere.contoso.com"))));
        assertThat(counts(report)).containsExactly(0, 0, 0, 1, 0);
        assertThat(refusals(report)).containsExactly("2 REFERENCE_EXISTS RegistrarPool");
        assertThat(user("ada")).contains("|guid-ada|").endsWith(CONFIGURED);
    }

    @Test
    void ids_that_the_directory_has_issued_anew_are_taken_when_the_caller_says_so() {
        String[] file = file(Stream.of(NEWCOMER));
        assertThat(counts(importExport("users?guidsReissued=true&dryRun=true", file)))
                .containsExactly(0, 1, 0, 0, 0);
        assertThat(counts(importExport("users?guidsReissued=true", file))).containsExactly(0, 1, 0, 0, 0);
        assertThat(user("ada")).contains("|guid-new|Another Ada|").endsWith(CONFIGURED);
        assertThat(sendExport("policies?guidsReissued=true", "Identity").status())
                .isEqualTo(400);
    }

    @Test
    void a_user_whom_another_row_names_is_not_taken_for_the_one_with_a_new_id() {
        JsonNode report = importExport("users?guidsReissued", file(Stream.of(NEWCOMER, RENAMED)));
        assertThat(counts(report)).containsExactly(1, 1, 0, 0, 0);
        assertThat(user("ada.king")).endsWith(CONFIGURED);
    }

    @Test
    void a_row_without_a_guid_is_a_newcomer_if_another_row_renames_the_user() {
        for (boolean renameFirst : List.of(true, false)) {
            ada();
            String newcomer = NEWCOMER.replace("guid-new", "");
            JsonNode report = importExport(
                    "users", file(renameFirst ? Stream.of(RENAMED, newcomer) : Stream.of(newcomer, RENAMED)));
            assertThat(counts(report)).containsExactly(1, 1, 0, 0, 0);
            assertThat(user("ada.king")).endsWith(CONFIGURED);
            assertThat(user("ada")).contains("||Another Ada|");
        }
    }

    @Test
    void two_users_exchange_their_addresses() {
        Estate.storeMany(dataSource, 2);
        String[] file = file(Stream.of(row("u1", "guid-u0", "User 0"), row("u0", "guid-u1", "User 1")));
        assertThat(counts(importExport("users?dryRun", file))).containsExactly(0, 2, 0, 0, 0);
        assertThat(counts(importExport("users", file))).containsExactly(0, 2, 0, 0, 0);
        assertThat(user("u0")).contains("|guid-u1|User 1|");
        assertThat(user("u1")).contains("|guid-u0|User 0|");
    }

    @Test
    void chains_and_cycles_of_thousands_are_applied_whole_in_any_order() {
        int users = 9_000;
        for (boolean isCycle : List.of(true, false)) {
            Estate.storeMany(dataSource, users);
            List<String> rows = new ArrayList<>(IntStream.range(0, users)
                    .mapToObj(i -> row("u" + (isCycle ? (i + 1) % users : i + 1), "guid-u" + i, "User " + i))
                    .toList());
            Collections.shuffle(rows, new Random(1));
            assertThat(counts(importExport("users?dryRun", file(rows.stream()))))
                    .containsExactly(0, users, 0, 0, 0);
            assertThat(counts(importExport("users", file(rows.stream())))).containsExactly(0, users, 0, 0, 0);
            assertThat(user("u1")).contains("|guid-u0|User 0|");
            assertThat(user("u" + (users - 1))).contains("|guid-u8998|");
            assertThat(user(isCycle ? "u0" : "u9000")).contains("|guid-u8999|");
        }
    }

    @Test
    void a_chain_whose_end_is_refused_is_refused_whole_with_the_reasons() {
        Estate.storeMany(dataSource, 5);
        List<String> rows = List.of(
                row("u1", "guid-u0", "User 0"),
                row("u2", "guid-u1", "User 1"),
                row("u3", "guid-u2", "User 2").replace("lync13", "nowhere"),
                row("u4", "guid-u3", "User 3"),
                row("free", "guid-u4", "User 4"));
        for (boolean reversed : List.of(false, true)) {
            Estate.storeMany(dataSource, 5);
            List<String> ordered = new ArrayList<>(rows);
            if (reversed) {
                Collections.reverse(ordered);
            }
            JsonNode report = importExport("users?absent=delete&allowLargeChange", file(ordered.stream()));
            assertThat(counts(report)).containsExactly(0, 2, 0, 3, 0);
            assertThat(refusals(report).stream().map(r -> r.substring(2)))
                    .containsExactlyInAnyOrder(
                            "NAME_IS_UNIQUE SipAddress", "NAME_IS_UNIQUE SipAddress", "REFERENCE_EXISTS RegistrarPool");
            assertThat(user("u2")).contains("|guid-u2|");
            assertThat(user("u4")).contains("|guid-u3|");
        }
    }

    @Test
    void an_address_for_two_guids_and_a_guid_for_two_addresses_are_refused_wherever_they_are() {
        JsonNode report = importExport(
                "users",
                USERS,
                row("ben", "guid-ben", "Ben"),
                row("ben", "guid-other", "Other"),
                row("cleo", "guid-cleo", "Cleo"),
                row("cleopatra", "guid-cleo", "Cleo"));
        assertThat(counts(report)).containsExactly(0, 0, 0, 4, 1);
        assertThat(refusals(report))
                .containsExactly(
                        "2 NAME_IS_UNIQUE SipAddress",
                        "3 NAME_IS_UNIQUE SipAddress",
                        "4 NAME_IS_UNIQUE Guid",
                        "5 NAME_IS_UNIQUE Guid");
        assertThat(sentences(report)).contains("line 3", "line 2", "line 5", "line 4");
    }

    @Test
    void a_row_that_repeats_another_changes_nothing_more() {
        String[] rows = {RENAMED, NEWCOMER, RENAMED, NEWCOMER};
        JsonNode dry = importExport("users?dryRun", file(Arrays.stream(rows)));
        JsonNode report = importExport("users", file(Arrays.stream(rows)));
        assertThat(counts(report)).isEqualTo(counts(dry)).containsExactly(1, 1, 2, 0, 0);
    }

    @Test
    void a_mutation_does_not_take_another_id_for_the_stored_user_either() {
        String put = "mutation($id: ID, $reissued: Boolean! = false) { putUser(user: {sipAddress: \"ada@contoso.com\","
                + " externalId: $id, home: \"lync13.contoso.com\"}, externalIdReissued: $reissued)"
                + " { applied violations { rule { id } path reason } } }";
        JsonNode refused = ask(put, "id", "guid-new").data().get("putUser");
        assertThat(refused.get("applied").asBoolean()).isFalse();
        assertThat(refused.at("/violations/0/rule").toString()).contains("NAME_IS_UNIQUE");
        assertThat(refused.at("/violations/0/path").asText()).isEqualTo("user.sipAddress");
        assertThat(refused.at("/violations/0/reason").asText()).contains("guid-ada", "externalIdReissued");
        assertThat(user("ada")).contains("|guid-ada|");
        assertThat(ask(put, "id", "GUID-ADA").data().at("/putUser/applied").asBoolean())
                .isTrue();
        assertThat(ask(put, "id", "guid-new", "reissued", true)
                        .data()
                        .at("/putUser/applied")
                        .asBoolean())
                .isTrue();
        assertThat(user("ada")).contains("|guid-new|").endsWith(CONFIGURED);
    }
}
