package io.lifeguard.subscriptions;

import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.importContoso;
import static io.lifeguard.testing.TestService.port;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The subscription to changes of eligibility. */
@QuarkusTest
@TestProfile(SharedProfiles.SmallPages.class)
@WithTestResource(PostgresResource.class)
class EligibilityChangesTest {
    private static final String FIELDS =
            " { id at user client pool effect rules { id } revision actor kind subjectType subject } }";

    @BeforeEach
    void the_sample_organisation() {
        Org.clear(TestService.database());
        importContoso();
        Tables.execute(TestService.database(), "delete from event_follower; truncate eligibility_events");
        Await.soon().until(() -> Tables.column(TestService.database(), "select count(*) from event_follower")
                .equals(List.of("1")));
    }

    @Test
    void it_has_who_lost_what_by_which_write_and_continues_after_an_id() {
        String begin = ask("{ policies { identity } }").revision();
        String query =
                "subscription($after: ID) { changes: eligibilityChanges(client: LYNC_2013, after: $after)" + FIELDS;
        ask("mutation { deleteUser(sipAddress: \"tess.ueda15@contoso.com\") { applied } }")
                .data();
        List<JsonNode> all;
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe("feed", query, begin);
            all = subscriber.await(2);
        }
        assertThat(all).allSatisfy(change -> {
            assertThat(change.get("user").asText()).isEqualTo("sip:tess.ueda15@contoso.com");
            assertThat(change.get("client").asText()).isEqualTo("LYNC_2013");
            assertThat(change.get("effect").asText()).isEqualTo("LOST");
            assertThat(change.get("rules")).isEmpty();
            assertThat(change.get("subject").asText()).isEqualTo("sip:tess.ueda15@contoso.com");
            assertThat(change.get("kind").asText()).isEqualTo("DELETED");
        });
    }

    @Test
    void what_is_no_id_of_an_event_is_refused() {
        try (Subscriber subscriber = Subscriber.acknowledged(port())) {
            subscriber.subscribe(
                    "feed", "subscription($after: ID) { eligibilityChanges(after: $after)" + FIELDS, "nonsense");
            assertThat(subscriber.code()).isEqualTo("INVALID_VALUE");
        }
    }
}
