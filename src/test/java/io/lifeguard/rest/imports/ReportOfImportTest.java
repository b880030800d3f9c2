package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.importExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the report of an import says beside its counts. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ReportOfImportTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void pools() {
        Estate.store(dataSource, Estate.withAda());
    }

    @Test
    void columns_whose_absence_decides_something_are_warned_about_with_the_number_of_new_users() {
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool",
                "sip:ben@contoso.com,True,lync13.contoso.com",
                "sip:cleo@contoso.com,True,",
                "sip:ada@contoso.com,True,lync13.contoso.com",
                "sip:dan@contoso.com,Maybe,");
        assertThat(warnings(report))
                .containsExactly(
                        "HOSTING_ASSUMED HostingProvider 2",
                        "POLICY_ASSUMED PersistentChatPolicy 2",
                        "GUID_ABSENT Guid 2");
        assertThat(report.at("/warnings/0/rule").isNull()).isTrue();
    }

    @Test
    void columns_that_are_there_and_empty_are_not_warned_about() {
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool,HostingProvider,PersistentChatPolicy,Guid",
                "sip:ben@contoso.com,True,lync13.contoso.com,,,");
        assertThat(report.get("created").asInt()).isEqualTo(1);
        assertThat(warnings(report)).isEmpty();
    }

    @Test
    void a_grant_of_a_policy_that_is_not_stored_is_left_out_with_the_number_of_users() {
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool,HostingProvider,PersistentChatPolicy,Guid",
                "sip:ben@contoso.com,True,lync13.contoso.com,,Tag:Gone,",
                "sip:cleo@contoso.com,True,lync13.contoso.com,,gone,",
                "sip:dan@contoso.com,True,nowhere.contoso.com,,Gone,",
                "sip:eva@contoso.com,True,lync13.contoso.com,,Traders,");
        assertThat(report.get("created").asInt()).isEqualTo(3);
        assertThat(warnings(report)).containsExactly("GRANT_LEFT_OUT PersistentChatPolicy 2");
        assertThat(TestService.ask("{ user(sipAddress: \"ben@contoso.com\") { grantedPolicy { identity } } }")
                        .data()
                        .toString())
                .isEqualTo("{\"user\":{\"grantedPolicy\":null}}");
    }

    static List<String> warnings(JsonNode report) {
        return StreamSupport.stream(report.get("warnings").spliterator(), false)
                .map(w -> w.get("code").asText() + " " + w.get("column").asText() + " " + w.get("count"))
                .toList();
    }
}
