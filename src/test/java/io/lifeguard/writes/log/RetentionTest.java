package io.lifeguard.writes.log;

import static io.lifeguard.testing.Await.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles.SmallRequests;
import io.lifeguard.writes.client.Write;
import io.lifeguard.writes.client.WriteEndpoint;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Entries of the change log are deleted when they are too old; a cursor before the first entry kept is refused. */
@QuarkusTest
@TestProfile(SmallRequests.class)
@WithTestResource(PostgresResource.class)
class RetentionTest {
    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();

    @Inject
    DataSource dataSource;

    @BeforeEach
    void nothing_is_stored() {
        Org.clear(dataSource);
    }

    @Test
    void a_cursor_before_the_retained_log_is_refused_and_a_later_one_continues() throws Exception {
        String first = put("Tag:First");
        String last = first;
        for (int i = 0; i < 5_000; i += 1_000) {
            last = put("Tag:P" + i);
        }
        awaitAllGone();

        assertThat(revision()).as("the state is the same").isEqualTo(last);
        JsonObject error = changes(first).getJsonArray("errors").getJsonObject(0);
        assertThat(error.getJsonObject("extensions").getString("code")).isEqualTo("GONE");
        assertThat(error.getString("message")).contains(first).contains(last);
        assertThat(nodes(last)).isEmpty();
        String next = put("Tag:Next");
        assertThat(nodes(last).getJsonObject(0).getString("revision")).isEqualTo(next);
        assertThat(number(next)).isGreaterThan(number(last));
    }

    private void awaitAllGone() {
        within(Duration.ofSeconds(30)).until(() -> nodes(null).isEmpty());
    }

    private String put(String policy) {
        return endpoint.write(new Write.PutPolicy(policy, true, Optional.empty()))
                .revision();
    }

    /** The current revision, from the dry run of a write. */
    private String revision() {
        return endpoint.dryRun(new Write.PutPolicy("Tag:First", true, Optional.empty()))
                .revision();
    }

    private JsonArray nodes(@Nullable String after) {
        return changes(after).getJsonObject("data").getJsonObject("changes").getJsonArray("nodes");
    }

    private JsonObject changes(@Nullable String after) {
        return endpoint.ask(
                "query($after: ID) { changes(after: $after, first: 500) { nodes { revision } } }",
                new JsonObject().put("after", after));
    }

    private static long number(String revision) {
        return Long.parseLong(revision.substring(revision.indexOf('.') + 1));
    }
}
