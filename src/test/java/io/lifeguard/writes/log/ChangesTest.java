package io.lifeguard.writes.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.writes.client.Write.MoveUser;
import io.lifeguard.writes.client.Write.PutPolicy;
import io.lifeguard.writes.client.Write.RenameUser;
import io.lifeguard.writes.client.WriteAnswer;
import io.lifeguard.writes.mutation.MutationTestBase;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangesTest extends MutationTestBase {
    private static final String QUERY = "query($after: ID, $subject: ID, $first: Int,"
            + " $order: ChangeOrder) { changes(after: $after, subject: $subject, first: $first, order: $order) { nodes { revision at actor kind subjectType subject before after }"
            + " pageInfo { hasNextPage endCursor } } }";

    @Test
    void a_change_has_actor_kind_subject_and_both_states() {
        WriteAnswer answer = endpoint.write(new MoveUser("ada@contoso.com", Optional.of("lync10.contoso.com")));
        JsonObject change = nodes(new JsonObject()).getJsonObject(0);
        assertThat(change.getString("revision")).isEqualTo(answer.revision());
        assertThat(change.getString("actor")).isEqualTo("local");
        assertThat(change.getString("kind")).isEqualTo("UPDATED");
        assertThat(change.getString("subjectType")).isEqualTo("User");
        assertThat(new JsonObject(change.getString("before")).getString("home")).isEqualTo("lync13.contoso.com");
        assertThat(new JsonObject(change.getString("after"))).isEqualTo(ada());
    }

    @Test
    void pages_follow_each_other_by_revision_without_gaps_or_repeats() {
        for (int i = 0; i < 7; i++) {
            endpoint.write(new PutPolicy("Tag:P" + i, true, Optional.empty()));
        }
        String after = null;
        StringBuilder subjects = new StringBuilder();
        boolean more = true;
        while (more) {
            JsonObject page = page(new JsonObject().put("after", after).put("first", 3));
            page.getJsonArray("nodes").forEach(node -> subjects.append(((JsonObject) node).getString("subject")));
            after = page.getJsonObject("pageInfo").getString("endCursor");
            more = page.getJsonObject("pageInfo").getBoolean("hasNextPage");
        }
        assertThat(subjects).hasToString("Tag:P0Tag:P1Tag:P2Tag:P3Tag:P4Tag:P5Tag:P6");
        assertThat(nodes(new JsonObject().put("after", after))).isEmpty();
    }

    @Test
    void pages_of_the_newest_changes_lead_back_to_the_oldest_one() {
        for (int i = 0; i < 4; i++) {
            endpoint.write(new PutPolicy("Tag:P" + i, true, Optional.empty()));
        }
        JsonObject newestFirst = new JsonObject().put("order", "NEWEST_FIRST").put("first", 3);
        JsonObject newest = page(newestFirst);
        assertThat(subjects(newest)).containsExactly("Tag:P3", "Tag:P2", "Tag:P1");
        assertThat(newest.getJsonObject("pageInfo").getBoolean("hasNextPage")).isTrue();
        String after = newest.getJsonObject("pageInfo").getString("endCursor");
        JsonObject oldest = page(newestFirst.copy().put("after", after));
        assertThat(subjects(oldest)).containsExactly("Tag:P0");
        assertThat(oldest.getJsonObject("pageInfo").getBoolean("hasNextPage")).isFalse();
        assertThat(subjects(page(newestFirst.copy().put("subject", "tag:p2")))).containsExactly("Tag:P2");
        assertThat(code(newestFirst.copy().put("after", "other.1"))).isEqualTo("STALE");
    }

    @Test
    void the_changes_of_one_subject_are_found_by_its_id_in_any_case_and_without_a_scheme() {
        endpoint.write(new PutPolicy("Tag:Other", true, Optional.empty()));
        endpoint.write(new MoveUser("ada@contoso.com", Optional.empty()));
        endpoint.write(new RenameUser("ada@contoso.com", "countess@contoso.com"));
        for (String subject : List.of("ada@contoso.com", "SIP:ADA@contoso.com")) {
            assertThat(nodes(new JsonObject().put("subject", subject))).hasSize(2);
        }
    }

    @Test
    void a_revision_of_another_epoch_or_of_the_future_is_stale_and_what_is_none_is_invalid() {
        String present =
                endpoint.write(new PutPolicy("Tag:P", true, Optional.empty())).revision();
        assertThat(code(new JsonObject().put("after", "other.1"))).isEqualTo("STALE");
        assertThat(code(new JsonObject().put("after", present + "0"))).isEqualTo("STALE");
        assertThat(code(new JsonObject().put("after", "7"))).isEqualTo("INVALID_VALUE");
        assertThat(code(new JsonObject().put("first", -1))).isEqualTo("INVALID_VALUE");
    }

    private JsonArray nodes(JsonObject variables) {
        return page(variables).getJsonArray("nodes");
    }

    private static List<String> subjects(JsonObject page) {
        return page.getJsonArray("nodes").stream()
                .map(node -> ((JsonObject) node).getString("subject"))
                .toList();
    }

    private JsonObject page(JsonObject variables) {
        return endpoint.ask(QUERY, variables).getJsonObject("data").getJsonObject("changes");
    }

    private String code(JsonObject variables) {
        return endpoint.ask(QUERY, variables)
                .getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }
}
