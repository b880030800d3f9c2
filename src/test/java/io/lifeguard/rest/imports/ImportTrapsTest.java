package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.user;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peculiarities of real exports, from the request to what is stored. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportTrapsTest {
    final DataSource dataSource = TestService.database();

    @BeforeEach
    void pools() {
        Estate.store(dataSource, Estate.pools());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', ','",
        "UTF-8, '\uFEFF', ','",
        "UTF-8, '\uFEFF', ;",
        "UTF-16LE, '\uFEFF', ','",
        "UTF-16LE, '', ;",
        "windows-1252, '', ','",
        "windows-1252, '', ;"
    })
    void a_file_is_taken_in_any_encoding_and_with_any_delimiter(String charset, String mark, String delimiter) {
        String text = mark + "#TYPE Microsoft.Rtc.Management.ADConnect.Schema.OCSADUser\r\n"
                + String.join(delimiter, "DisplayName", "Photo", "RegistrarPool", "SipAddress", "Enabled")
                + "\r\n"
                + String.join(
                        delimiter,
                        "\"Müller, \"\"Zoë\"\"\"",
                        "\"a\r\nb\"",
                        "lync13.contoso.com",
                        "sip:zoe@contoso.com",
                        "True")
                + "\r\n";
        JsonNode report =
                sendExport("users", text.getBytes(Charset.forName(charset))).report();
        assertThat(counts(report)).containsExactly(1, 0, 0, 0, 0);
        assertThat(user("zoe")).isEqualTo("sip:zoe@contoso.com||Müller, \"Zoë\"|true|ON_PREMISES|lync13.contoso.com||");
    }

    @Test
    void references_are_taken_as_service_ids_and_as_bare_values() {
        importExport(
                "front-end-pools",
                "Identity,SiteId,Version",
                "Registrar:a.contoso.com,Site:Oslo,6",
                "b.contoso.com,Oslo,5");
        importExport(
                "chat-pools",
                "Identity,Registrar,Version",
                "PersistentChatServer:chat-a.contoso.com,Registrar:a.contoso.com,6",
                "chat-b.contoso.com,b.contoso.com,5");
        importExport("policies", "Identity,EnablePersistentChat", "Site:oslo,True", "Tag:Loud,False", "Bare,True");
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool,PersistentChatPolicy",
                "SIP:Ada@contoso.com,True,Registrar:A.contoso.com,Tag:loud",
                "ben@contoso.com,TRUE,UserServer:b.contoso.com,Loud",
                "sip:cleo@contoso.com,false,b.contoso.com,");
        assertThat(counts(report)).containsExactly(3, 0, 0, 0, 0);
        assertThat(user("ada")).isEqualTo("SIP:Ada@contoso.com|||true|ON_PREMISES|a.contoso.com|Tag:Loud|");
        assertThat(user("ben")).isEqualTo("sip:ben@contoso.com|||true|ON_PREMISES|b.contoso.com|Tag:Loud|");
        assertThat(user("cleo")).isEqualTo("sip:cleo@contoso.com|||false|ON_PREMISES|b.contoso.com||");
    }

    @Test
    void a_user_on_ocs_2007_r2_is_homed_by_the_name_in_home_server() {
        String dn = "\"CN=Lc Services,CN=Microsoft,CN=%s,CN=Pools,CN=RTC Service,DC=contoso,DC=com\"";
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool,HomeServer",
                "sip:old@contoso.com,True,," + dn.formatted("R2"),
                "sip:new@contoso.com,True,lync13.contoso.com," + dn.formatted("1:1"),
                "sip:none@contoso.com,True,," + dn.formatted("1:1"),
                "sip:lost@contoso.com,True,," + dn.formatted("nowhere"),
                "sip:odd@contoso.com,True,,no DN at all");
        assertThat(user("old")).contains("|r2.contoso.com|");
        assertThat(user("new")).contains("|lync13.contoso.com|");
        assertThat(user("none")).contains("|ON_PREMISES|||");
        assertThat(refusals(report)).containsExactly("5 REFERENCE_EXISTS HomeServer", "6 VALUE_IS_VALID HomeServer");
    }

    @Test
    void a_home_server_whose_name_several_pools_begin_with_is_refused_not_guessed() {
        importExport("front-end-pools", "PoolFqdn,Site,Version", "r2.fabrikam.com,Oslo,4");
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,HomeServer",
                "sip:old@contoso.com,True,\"CN=Lc Services,CN=Microsoft,CN=r2,CN=Pools,DC=contoso,DC=com\"");
        assertThat(refusals(report)).containsExactly("2 REFERENCE_EXISTS HomeServer");
    }

    @Test
    void who_is_hosted_elsewhere_is_online_and_on_no_pool() {
        JsonNode report = importExport(
                "users",
                "SipAddress,Enabled,RegistrarPool,HostingProvider",
                "sip:ada@contoso.com,True,,sipfed.online.lync.com",
                "sip:ben@contoso.com,True,lync13.contoso.com,SRV:",
                "sip:cleo@contoso.com,True,lync13.contoso.com,sipfed.online.lync.com");
        assertThat(user("ada")).contains("|ONLINE||");
        assertThat(user("ben")).contains("|ON_PREMISES|lync13.contoso.com|");
        assertThat(refusals(report)).containsExactly("4 HOSTING_MATCHES_HOME RegistrarPool");
    }

    @Test
    void an_empty_enabled_means_never_enabled() {
        importExport("users", "SipAddress,Enabled,RegistrarPool", "sip:ada@contoso.com,,lync13.contoso.com");
        assertThat(user("ada")).contains("|false|");
    }

    @Test
    void lines_are_counted_as_an_editor_does_type_line_and_line_breaks_in_values_included() {
        JsonNode report = importExport(
                "users",
                "#TYPE Selected.User",
                "SipAddress,Enabled,RegistrarPool,Notes",
                "sip:ada@contoso.com,True,,\"one\r\ntwo\r\nthree\"",
                "sip:ben@contoso.com,perhaps,,");
        assertThat(refusals(report)).containsExactly("6 VALUE_IS_VALID Enabled");
        assertThat(counts(report)).containsExactly(1, 0, 0, 1, 0);
    }

    @Test
    void the_sample_organisation_imported_twice_changes_nothing_the_second_time() {
        io.lifeguard.testing.Org.clear(dataSource);
        io.lifeguard.testing.TestService.importContoso();
        for (String kind : List.of("front-end-pools", "policies", "chat-pools", "users")) {
            JsonNode report = sendExport(kind, io.lifeguard.testing.TestService.resource("/contoso/" + kind + ".csv"))
                    .report();
            assertThat(counts(report))
                    .as(kind)
                    .containsExactly(0, 0, report.get("rows").asInt(), 0, 0);
        }
    }
}
