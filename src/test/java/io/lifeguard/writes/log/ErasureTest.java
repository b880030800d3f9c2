package io.lifeguard.writes.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ChangeLogReplay;
import io.lifeguard.writes.client.StoredState;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.Write.DeleteUser;
import io.lifeguard.writes.client.Write.PutUser;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Erasure removes deleted users from the change log, completely, and no one else; replaying the log leads to the same state. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ErasureTest {
    private static final String ERASE = "mutation($user: ID!, $dryRun: Boolean) { eraseUser(sipAddress: $user, dryRun:"
            + " $dryRun) { pseudonyms changeCount applied revision } }";

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    final DataSource dataSource = TestService.database();

    @BeforeEach
    void a_pool_for_each_client_is_stored() {
        Org.clear(dataSource);
        endpoint.write(new Write.PutFrontEndPool("lync10.contoso.com", "LYNC_2010", "Dublin"));
        endpoint.write(new Write.PutChatPool("gc10.contoso.com", "LYNC_2010", "lync10.contoso.com", Optional.empty()));
    }

    @Test
    void under_every_address_that_the_user_had_with_every_client_that_was_configured() {
        put("ada@contoso.com", "guid-ada");
        configure("ada@contoso.com");
        put("bob@contoso.com", "guid-bob");
        configure("bob@contoso.com");
        endpoint.write(new RenameUser("ada@contoso.com", "countess@contoso.com"));
        endpoint.write(new Write.MoveUser("countess@contoso.com", Optional.empty()));
        endpoint.write(new DeleteUser("countess@contoso.com"));
        int entries = log().size();

        JsonObject erasure = erase("Countess@contoso.com", false);

        assertThat(erasure.getJsonArray("pseudonyms")).hasSize(1);
        String pseudonym = erasure.getJsonArray("pseudonyms").getString(0);
        assertThat(pseudonym).matches("sip:erased-\\d+@erased\\.invalid");
        // created, configured, renamed, moved, configuration gone, deleted
        assertThat(erasure.getInteger("changeCount")).isEqualTo(6);
        assertThat(erasure.getBoolean("applied")).isTrue();
        List<JsonObject> log = log();
        assertThat(log).hasSize(entries + 1);
        assertThat(log.toString()).doesNotContainIgnoringCase("ada@").doesNotContainIgnoringCase("countess");
        assertThat(log.toString()).doesNotContain("guid-ada").doesNotContain("Name of ada");
        assertThat(log.toString()).contains("bob@contoso.com").contains("guid-bob");
        JsonObject told = log.get(log.size() - 1);
        assertThat(told.getString("subjectType")).isEqualTo("Erasure");
        assertThat(told.getString("subject")).isEqualTo(pseudonym);
        assertThat(told.getString("revision")).isEqualTo(erasure.getString("revision"));
        leadsToWhatIsStored();
    }

    @Test
    void all_deleted_users_of_an_address_are_erased_but_none_who_was_renamed_and_is_recorded() {
        put("ada@contoso.com", "guid-1");
        configure("ada@contoso.com");
        endpoint.write(new RenameUser("ada@contoso.com", "lives@contoso.com"));
        put("ada@contoso.com", "guid-2");
        endpoint.write(new DeleteUser("ada@contoso.com"));
        put("maiden@contoso.com", "guid-3");
        endpoint.write(new RenameUser("maiden@contoso.com", "ada@contoso.com"));
        configure("ada@contoso.com");
        endpoint.write(new DeleteUser("ada@contoso.com"));

        JsonObject erasure = erase("ada@contoso.com", false);

        assertThat(erasure.getJsonArray("pseudonyms")).hasSize(2);
        assertThat(erasure.getInteger("changeCount")).isEqualTo(2 + 5);
        String log = log().toString();
        assertThat(log).doesNotContain("guid-2").doesNotContain("guid-3").doesNotContain("maiden");
        assertThat(log).contains("guid-1").contains("lives@contoso.com");
        assertThat(log().stream().filter(entry -> entry.getString("subject").startsWith("sip:ada@")))
                .as("those of the user who lives on: created, configured, renamed")
                .hasSize(3);
        leadsToWhatIsStored();
        assertThat(code("ada@contoso.com")).as("a second time").isEqualTo("NOT_FOUND");
    }

    @Test
    void a_dry_run_answers_the_same_and_changes_nothing() {
        put("ada@contoso.com", "guid-ada");
        endpoint.write(new DeleteUser("ada@contoso.com"));
        Map<String, List<String>> before = Tables.all(dataSource);
        JsonObject told = erase("ada@contoso.com", true);
        assertThat(Tables.all(dataSource)).isEqualTo(before);
        assertThat(told.getBoolean("applied")).isFalse();
        JsonObject done = erase("ada@contoso.com", false);
        assertThat(done.getJsonArray("pseudonyms")).isEqualTo(told.getJsonArray("pseudonyms"));
        assertThat(done.getInteger("changeCount")).isEqualTo(told.getInteger("changeCount"));
    }

    @Test
    void users_who_are_recorded_or_never_were_are_not_erased() {
        put("ada@contoso.com", "guid-ada");
        assertThat(code("ada@contoso.com")).isEqualTo("INVALID_VALUE");
        for (String nobody : List.of("bob@contoso.com", "", "sip:", "'; delete from changes; --", "a\u0000b")) {
            assertThat(code(nobody)).isIn("NOT_FOUND", "INVALID_VALUE");
        }
        assertThat(log()).hasSize(3);
    }

    private void put(String user, String externalId) {
        Write write = new PutUser(
                "sip:" + user,
                Optional.of(externalId),
                Optional.of("Name of " + user),
                true,
                null,
                Optional.of("lync10.contoso.com"),
                Optional.empty());
        assertThat(endpoint.write(write).applied()).isTrue();
    }

    private void configure(String user) {
        assertThat(endpoint.write(new Write.ConfigureClient(user, "GROUP_CHAT_2010", "gc10.contoso.com", false))
                        .applied())
                .isTrue();
    }

    private JsonObject erase(String user, boolean dryRun) {
        return answer(user, dryRun).getJsonObject("data").getJsonObject("eraseUser");
    }

    private String code(String user) {
        return answer(user, false)
                .getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private JsonObject answer(String user, boolean dryRun) {
        return endpoint.ask(ERASE, new JsonObject().put("user", user).put("dryRun", dryRun));
    }

    private List<JsonObject> log() {
        JsonArray nodes = endpoint.query(
                        "{ changes(first: 500) { nodes { revision actor kind subjectType subject before after } } }")
                .getJsonObject("changes")
                .getJsonArray("nodes");
        return nodes.stream().map(JsonObject.class::cast).toList();
    }

    private void leadsToWhatIsStored() {
        assertThat(new ChangeLogReplay().follow(endpoint).stored())
                .isEqualTo(StoredState.readFrom(endpoint).withoutDrift());
    }
}
