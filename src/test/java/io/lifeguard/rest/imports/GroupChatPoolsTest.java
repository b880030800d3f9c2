package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trusted applications become Group Chat pools only where the request names them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class GroupChatPoolsTest {
    private static final String FULL = "Identity,Registrar,PoolFqdn,Version,Role";
    private static final String OLD =
            "TrustedApplicationPool:old.contoso.com,Registrar:lync10.contoso.com,old.contoso.com,5,TrustedApplicationPool";
    private static final String OTHER =
            "TrustedApplicationPool:192.0.2.40,Registrar:lync10.contoso.com,192.0.2.40,5,TrustedApplicationPool";

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void pools() {
        Estate.store(dataSource, Estate.pools());
    }

    @Test
    void a_named_application_is_stored_and_others_are_passed_over() {
        JsonNode report = importExport("chat-pools?groupChatPools=OLD.contoso.com", FULL, OLD, OTHER);
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(report.get("passedOverByReason").toString()).isEqualTo("{\"TRUSTED_APPLICATION\":1}");
        assertThat(report.get("warnings")).isEmpty();
        assertThat(Tables.column(dataSource, "select release from chat_pools where key = 'old.contoso.com'"))
                .containsExactly("LYNC_2010");
    }

    @Test
    void the_role_may_be_in_the_identity_only_and_a_dry_run_says_the_same() {
        String[] lines = {"Identity,Registrar,Version", "trustedapplicationpool:old.contoso.com,lync10.contoso.com,5"};
        assertThat(importExport("chat-pools", lines).get("passedOver").asInt()).isEqualTo(1);
        assertThat(importExport("chat-pools?dryRun&groupChatPools=old.contoso.com", lines)
                        .get("created")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void release_and_registrar_are_taken_from_the_request_where_the_file_does_not_say_them() {
        String[] lines = {"Identity,PoolFqdn,Role", "TrustedApplicationPool:old.contoso.com,old.contoso.com,"};
        Response lacking = sendExport("chat-pools?groupChatPools=old.contoso.com", lines);
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.json().get("missingColumns").toString()).isEqualTo("[\"Version\",\"Registrar\"]");
        JsonNode report = importExport(
                "chat-pools?groupChatPools=old.contoso.com&groupChatRelease=LYNC_2010&groupChatRegistrar=lync10.contoso.com",
                lines);
        assertThat(report.get("created").asInt()).isEqualTo(1);
        JsonNode empty = importExport(
                "chat-pools?groupChatPools=new.contoso.com,old.contoso.com&groupChatRelease=OCS_2007_R2",
                FULL,
                "TrustedApplicationPool:new.contoso.com,,new.contoso.com,,",
                OLD);
        assertThat(refusals(empty)).containsExactly("2 VALUE_IS_VALID Registrar");
        assertThat(empty.get("unchanged").asInt()).isEqualTo(1);
    }

    @Test
    void a_stored_pool_whose_application_is_not_named_is_not_absent() {
        importExport("chat-pools?groupChatPools=old.contoso.com", FULL, OLD);
        JsonNode report = importExport("chat-pools?absent=delete&allowLargeChange", FULL, OLD);
        assertThat(report.get("absentActedOn").asInt()).isEqualTo(2);
        assertThat(Tables.column(dataSource, "select key from chat_pools")).containsExactly("old.contoso.com");
    }

    @Test
    void a_named_pool_that_the_file_does_not_list_is_warned_about() {
        JsonNode report = importExport("chat-pools?groupChatPools=old.contoso.com,gone.contoso.com", FULL, OLD);
        assertThat(ReportOfImportTest.warnings(report)).containsExactly("GROUP_CHAT_POOL_NOT_LISTED PoolFqdn 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-pools?groupChatPools=",
                "chat-pools?groupChatPools=gchat",
                "chat-pools?groupChatPools=a.contoso.com,",
                "chat-pools?groupChatRelease=LYNC_2010",
                "chat-pools?groupChatPools=a.contoso.com&groupChatRelease=LYNC_2013",
                "chat-pools?groupChatPools=a.contoso.com&groupChatRegistrar=fe10",
                "front-end-pools?groupChatPools=a.contoso.com"
            })
    void a_value_that_makes_no_sense_is_refused(String parameters) {
        assertThat(sendExport(parameters, FULL, OLD).status()).isEqualTo(400);
    }
}
