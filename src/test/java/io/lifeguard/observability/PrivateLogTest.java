package io.lifeguard.observability;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static io.lifeguard.testing.TestService.send;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.LogFile;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is done with the service, right or wrong: nobody is named in its log. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestProfile(SharedProfiles.StrictWrites.class)
class PrivateLogTest {
    private static final LogFile LOG = SharedProfiles.StrictWrites.LOG;

    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .policy("Tag:Traders", true)
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada.lovelace", u -> u.home("lync13.contoso.com").named("Ada Lovelace"))
                .configured("ada.lovelace", Client.LYNC_2013, "pchat.contoso.com")
                .storeIn(dataSource);
    }

    @Test
    void nobody_is_named_at_info_and_above() {
        int from = LOG.end();
        everything();
        Tables.execute(dataSource, "alter table client_configurations rename to mislaid");
        try {
            everything();
        } finally {
            Tables.execute(dataSource, "alter table mislaid rename to client_configurations");
        }
        Tables.execute(dataSource, "alter table changes add constraint none_more check (revision < 0) not valid");
        try {
            everything();
        } finally {
            Tables.execute(dataSource, "alter table changes drop constraint none_more");
        }
        List<String> lines = LOG.text().subList(from, LOG.end());
        assertThat(lines).as("something was logged").isNotEmpty();
        assertThat(lines)
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).matches(".*(lovelace|turing).*"));
    }

    private static void everything() {
        for (String user : List.of("ada.lovelace@contoso.com", "sip:alan.turing@contoso.com", "lovelace' or 1=1 --")) {
            ask(
                    "query($u: ID!) { user(sipAddress: $u) { sipAddress displayName clientConfigurations { client } } }",
                    "u",
                    user);
            ask(
                    "query($u: ID!) { eligibility(user: $u, client: LYNC_2013, pool: \"pchat.contoso.com\") { eligible } }",
                    "u",
                    user);
            ask(
                    "mutation($u: ID!) { moveUser(sipAddress: $u, toPool: \"lync13.contoso.com\") { applied } }",
                    "u",
                    user);
            ask(
                    "mutation($u: ID!) { grantPolicy(sipAddress: $u, policy: \"Tag:Traders\") { applied violations { reason } } }",
                    "u",
                    user);
            ask("mutation($u: ID!) { deleteUser(sipAddress: $u) { applied violations { reason } } }", "u", user);
            ask(
                    "mutation($u: ID!) { putUser(user: {sipAddress: $u, enabled: true, displayName: \"A. Turing\"}) { applied } }",
                    "u",
                    user);
            get("/graphql?query="
                    + URLEncoder.encode(
                            "{ user(sipAddress: \"" + user + "\") { sipAddress } }", StandardCharsets.UTF_8));
            get("/" + URLEncoder.encode(user, StandardCharsets.UTF_8));
            get("/q/health", "Lifeguard-At-Least", "lovelace");
            send("POST", "/graphql", user, "Content-Type", "application/json");
            send(
                    "POST",
                    "/graphql",
                    "{\"query\":\"{ lovelace(x: \\\"turing\\\") }\"}",
                    "Content-Type",
                    "application/json");
            post("/api/imports/users", "text/lovelace", user);
            sendExport(
                    "users",
                    "SipAddress,Enabled,RegistrarPool,DisplayName",
                    user + ",True,nowhere.contoso.com,Alan Turing");
            sendExport("users", "SipAddress,Enabled,RegistrarPool", user + ",Perhaps,lync13.contoso.com");
            sendExport("lovelace", user);
        }
    }
}
