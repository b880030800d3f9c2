package io.lifeguard.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A decision is made by the pools, policies and migrations of its own statement, also if another program changed them: here
 * they are changed in the database, past the service.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TopologyVersionTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void organisation() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Berlin")
                .frontEndPool("lync10.contoso.com", Release.LYNC_2010, "Berlin")
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .chatPool("chat10.contoso.com", Release.LYNC_2010, "lync10.contoso.com")
                .user("ada", user -> user.home("lync13.contoso.com"))
                .storeIn(dataSource);
        assertThat(decision("chat13.contoso.com")).startsWith("false [USER_ENABLED_BY_POLICY]");
    }

    @Test
    void a_policy_that_is_switched_added_or_removed() {
        execute("update policies set enable_persistent_chat = true");
        assertThat(decision("chat13.contoso.com")).isEqualTo("true [] []");
        execute(
                "insert into policies (key, identity, scope, site_key, site_pool_id, enable_persistent_chat)"
                        + " select 'site:berlin', 'Site:Berlin', 'SITE', 'berlin', id, false from front_end_pools where key = 'lync13.contoso.com'");
        assertThat(decision("chat13.contoso.com")).startsWith("false [USER_ENABLED_BY_POLICY]");
        execute("delete from policies where key = 'site:berlin'");
        assertThat(decision("chat13.contoso.com")).isEqualTo("true [] []");
    }

    @Test
    void a_chat_pool_that_is_added_changed_or_removed() {
        assertThat(decision("new.contoso.com")).isEqualTo("404");
        Org.org()
                .frontEndPool("lync13b.contoso.com", Release.LYNC_2013, "Paris")
                .chatPool("new.contoso.com", Release.LYNC_2013, "lync13b.contoso.com")
                .storeIn(dataSource);
        assertThat(decision("new.contoso.com")).startsWith("false [USER_ENABLED_BY_POLICY]");
        execute("update chat_pools set state = 'DECOMMISSIONED', home_id = null where key = 'new.contoso.com'");
        assertThat(decision("new.contoso.com")).startsWith("false [POOL_IN_SERVICE, USER_ENABLED_BY_POLICY]");
        execute("delete from chat_pools where key = 'new.contoso.com'");
        assertThat(decision("new.contoso.com")).isEqualTo("404");
    }

    @Test
    void a_front_end_pool_that_is_added_is_among_the_remedies() {
        execute("update users set home_id = null");
        assertThat(decision("chat13.contoso.com"))
                .contains("lync13.contoso.com")
                .doesNotContain("lync13b.contoso.com");
        Org.org()
                .frontEndPool("lync13b.contoso.com", Release.LYNC_2013, "Paris")
                .storeIn(dataSource);
        assertThat(decision("chat13.contoso.com")).contains("lync13.contoso.com", "lync13b.contoso.com");
        execute("delete from front_end_pools where key = 'lync13b.contoso.com'");
        assertThat(decision("chat13.contoso.com")).doesNotContain("lync13b.contoso.com");
    }

    @Test
    void a_user_who_is_changed() {
        execute("update policies set enable_persistent_chat = true");
        assertThat(decision("chat13.contoso.com")).isEqualTo("true [] []");
        execute("update users set enabled = false");
        assertThat(decision("chat13.contoso.com")).startsWith("false [ACCOUNT_ENABLED]");
        execute("delete from users");
        assertThat(decision("chat13.contoso.com")).isEqualTo("404");
    }

    /** The decision, its obstacles and the candidates of its remedies; the status if there is an error. */
    private static String decision(String pool) {
        var answer = TestService.post(
                        "/access/v1/evaluation", "application/json", """
                        {"subject": {"type": "user", "id": "ada@contoso.com"},
                         "action": {"name": "connect", "properties": {"client": "%s"}},
                         "resource": {"type": "chat-pool", "id": "%s"}}""".formatted(Client.LYNC_2013, pool))
                .json();
        var context = answer.get("context");
        return context.has("error")
                ? context.at("/error/status").asText()
                : answer.get("decision") + " " + context.get("obstacles").findValuesAsText("rule") + " "
                        + context.get("remedies").findValues("candidates");
    }

    private void execute(String statement) {
        try (Connection connection = dataSource.getConnection();
                Statement sent = connection.createStatement()) {
            sent.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
