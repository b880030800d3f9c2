package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.USERS;
import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.rest.imports.Estate.user;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored and not in the file: counted always, acted on when asked, and then with care. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AbsentFromImportTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void twentyUsers() {
        Estate.storeMany(dataSource, 20);
        Org.org().configured("u19", Client.GROUP_CHAT_2010, "gchat.contoso.com").storeIn(dataSource);
    }

    @Test
    void it_is_counted_and_left_alone_by_itself() {
        JsonNode report = importExport("users", file(IntStream.range(0, 5).mapToObj(Estate::row)));
        assertThat(counts(report)).containsExactly(0, 0, 5, 0, 15);
        assertThat(report.get("absentActedOn").asInt()).isZero();
        assertThat(user("u19")).contains("|true|");
    }

    @Test
    void it_is_disabled_when_asked() {
        JsonNode report =
                importExport("users?absent=disable", file(IntStream.range(0, 18).mapToObj(Estate::row)));
        assertThat(report.get("absent").asInt()).isEqualTo(2);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(2);
        assertThat(user("u18")).contains("|false|");
        assertThat(user("u19")).contains("|false|").endsWith("|GROUP_CHAT_2010 gchat.contoso.com");
        assertThat(report.at("/warnings/0/count").asInt()).isEqualTo(1);
        JsonNode again =
                importExport("users?absent=disable", file(IntStream.range(0, 18).mapToObj(Estate::row)));
        assertThat(again.get("absentActedOn").asInt()).as("disabled already").isZero();
    }

    @Test
    void it_is_deleted_when_asked_and_its_configurations_go_with_it_logged_one_by_one() {
        importExport("users?absent=delete", file(IntStream.range(0, 18).mapToObj(Estate::row)));
        assertThat(user("u18")).isEqualTo("nobody");
        assertThat(user("u19")).isEqualTo("nobody");
        assertThat(Tables.column(
                        dataSource,
                        "select kind || ' ' || subject from changes where kind = 'DELETED' order by revision"))
                .containsExactly(
                        "DELETED sip:u18@contoso.com",
                        "DELETED sip:u19@contoso.com\\GROUP_CHAT_2010\\gchat.contoso.com",
                        "DELETED sip:u19@contoso.com");
    }

    @Test
    void more_than_a_tenth_is_refused_before_anything_is_stored_unless_told_to() {
        String[] file = file(
                Stream.concat(IntStream.range(0, 17).mapToObj(Estate::row), Stream.of(row("new", "guid-new", "New"))));
        Map<String, List<String>> before = Tables.all(dataSource);
        for (String absent : List.of("disable", "delete")) {
            Response refused = sendExport("users?absent=" + absent, file);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("detail").asText()).contains("3 of 20", "allowLargeChange");
            assertThat(Tables.all(dataSource)).isEqualTo(before);
        }
        JsonNode report = importExport("users?absent=delete&allowLargeChange=true", file);
        assertThat(counts(report)).containsExactly(1, 0, 17, 0, 3);
        assertThat(user("u19")).isEqualTo("nobody");
        assertThat(user("new")).startsWith("sip:new");
    }

    @Test
    void a_dry_run_refuses_more_than_a_tenth_too() {
        assertThat(sendExport("users?absent=delete&dryRun", file(Stream.of(row(1))))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_user_whose_row_is_refused_is_not_absent() {
        JsonNode report = importExport(
                "users?absent=delete",
                file(Stream.concat(
                        IntStream.range(0, 19).mapToObj(Estate::row),
                        Stream.of("sip:u19@contoso.com,guid-u19,User,perhaps,,,"))));
        assertThat(counts(report)).containsExactly(0, 0, 19, 1, 0);
        assertThat(user("u19")).startsWith("sip:u19");
    }

    @Test
    void a_user_who_is_renamed_in_the_file_is_not_absent() {
        JsonNode report = importExport(
                "users?absent=delete",
                file(Stream.concat(
                        IntStream.range(0, 19).mapToObj(Estate::row),
                        Stream.of(row("renamed", "guid-u19", "User 19")))));
        assertThat(counts(report)).containsExactly(0, 1, 19, 0, 0);
        assertThat(user("renamed")).contains("guid-u19");
    }

    @Test
    void a_user_whose_address_only_a_refused_row_names_is_not_absent() {
        JsonNode report = importExport(
                "users?absent=delete",
                file(Stream.concat(
                        IntStream.range(1, 19).mapToObj(Estate::row),
                        Stream.of(row("u19", "guid-u0", "Another").replace("lync13", "nowhere")))));
        assertThat(counts(report)).containsExactly(0, 0, 18, 1, 0);
        assertThat(refusals(report)).containsExactly("20 REFERENCE_EXISTS RegistrarPool");
        assertThat(user("u0")).contains("|guid-u0|");
        assertThat(user("u19")).contains("|guid-u19|");
    }

    @Test
    void a_user_whose_guid_no_row_names_is_removed_when_another_user_gets_the_address() {
        JsonNode report = importExport(
                "users?absent=delete",
                file(Stream.concat(
                        IntStream.range(1, 19).mapToObj(Estate::row), Stream.of(row("u19", "guid-u0", "User 0")))));
        assertThat(counts(report)).containsExactly(0, 1, 18, 0, 1);
        assertThat(report.get("absentIds").toString()).isEqualTo("[\"sip:u19@contoso.com\"]");
        assertThat(report.at("/warnings/0/count").asInt()).as("configurations").isEqualTo(1);
        assertThat(user("u0")).isEqualTo("nobody");
        assertThat(user("u19")).contains("|guid-u0|User 0|").endsWith("|");
    }

    @Test
    void rows_that_do_not_say_whom_they_are_about_forbid_acting_on_the_absent() {
        Response refused = sendExport(
                "users?absent=disable",
                file(Stream.concat(IntStream.range(0, 19).mapToObj(Estate::row), Stream.of("nonsense,,,True,,,"))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asText()).contains("1 row ");
        assertThat(user("u19")).contains("|true|");
    }

    @Test
    void a_file_without_a_row_deletes_everybody_only_when_told_to() {
        assertThat(sendExport("users?absent=delete", USERS).status()).isEqualTo(422);
        JsonNode report = importExport("users?absent=delete&allowLargeChange=true", USERS);
        assertThat(counts(report)).containsExactly(0, 0, 0, 0, 20);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(20);
    }

    @Test
    void what_others_depend_on_is_not_deleted_and_refused_on_line_0() {
        JsonNode report = importExport(
                "front-end-pools?absent=delete&allowLargeChange=true",
                "PoolFqdn,Site,Version",
                "new.contoso.com,Oslo,6");
        assertThat(report.get("absent").asInt()).isEqualTo(3);
        assertThat(report.get("absentActedOn").asInt()).as("r2 homes nothing").isEqualTo(1);
        assertThat(report.get("absentRefused").asInt()).isEqualTo(2);
        assertThat(refusals(report)).hasSize(2).allSatisfy(refusal -> assertThat(refusal)
                .startsWith("0 NOT_IN_USE"));
        assertThat(Tables.column(dataSource, "select key from front_end_pools order by 1"))
                .containsExactly("lync10.contoso.com", "lync13.contoso.com", "new.contoso.com");
    }

    @Test
    void the_global_policy_is_never_absent() {
        JsonNode report = importExport(
                "policies?absent=delete&allowLargeChange=true", "Identity,EnablePersistentChat", "Tag:New,True");
        assertThat(report.get("absent").asInt()).isEqualTo(2);
        assertThat(Tables.column(dataSource, "select identity from policies order by key"))
                .containsExactly("Global", "Tag:New");
    }

    @Test
    void only_users_can_be_disabled_and_nothing_is_guessed() {
        assertThat(sendExport("policies?absent=disable", "Identity").status()).isEqualTo(400);
        assertThat(sendExport("users?absent=DELETE", USERS).status()).isEqualTo(400);
        assertThat(sendExport("users?absent=", USERS).status()).isEqualTo(400);
        assertThat(sendExport("users?absent", USERS).status()).isEqualTo(400);
    }
}
