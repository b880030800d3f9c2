package io.lifeguard.observability;

import static io.lifeguard.testing.TestService.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.LogFile;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.SharedProfiles;
import io.lifeguard.testing.Tables;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of decisions where it is switched on, and what stands beside whatever is logged for a request. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TraceCollector.class)
@TestProfile(SharedProfiles.Observed.class)
class DecisionLogTest {
    private static final LogFile LOG = SharedProfiles.Observed.LOG;
    private static final String ASK = "{ eligibility(user: \"ada@contoso.com\", client: LYNC_2013,"
            + " pool: \"pchat.contoso.com\"%s) { eligible revision } }";

    @Inject
    DataSource dataSource;

    @BeforeEach
    void estate() {
        Org.clear(dataSource);
        Org.org()
                .frontEndPool("lync13.contoso.com", Release.LYNC_2013, "Redmond")
                .chatPool("pchat.contoso.com", Release.LYNC_2013, "lync13.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com"))
                .storeIn(dataSource);
    }

    @Test
    void a_decision_is_a_line_with_its_fields_the_revision_and_the_trace() {
        int from = LOG.end();
        String revision =
                ask(ASK.formatted("")).data().at("/eligibility/revision").asText();
        List<JsonNode> lines = decisions(from);
        assertThat(lines).hasSize(1);
        JsonNode fields = lines.get(0).get("mdc");
        assertThat(fields.get("client").asText()).isEqualTo("LYNC_2013");
        assertThat(fields.get("user").asText()).isEqualTo("sip:ada@contoso.com");
        assertThat(fields.get("pool").asText()).isEqualTo("pchat.contoso.com");
        assertThat(fields.get("verdict").asText()).isEqualTo("NOT_ELIGIBLE");
        assertThat(fields.get("reasons").asText()).contains("USER_ENABLED_BY_POLICY");
        assertThat(fields.get("revision").asText()).isEqualTo(revision);
        assertThat(fields.get("traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(lines.get(0).get("message").asText())
                .contains("NOT_ELIGIBLE")
                .contains(revision);
    }

    @Test
    void each_of_a_batch_is_logged_and_no_supposition() {
        int from = LOG.end();
        ask(ASK.formatted(", suppose: {enabled: false}")).data();
        assertThat(decisions(from)).isEmpty();
        String question = "{user: \"ada@contoso.com\", client: LYNC_2013, pool: \"pchat.contoso.com\"}";
        ask("{ eligibilities(questions: [" + question + question + "]) { problem } }")
                .data();
        assertThat(decisions(from)).hasSize(2);
    }

    @Test
    void whatever_is_logged_for_a_request_has_its_revision_and_its_trace() {
        int from = LOG.end();
        Tables.execute(dataSource, "alter table client_configurations rename to mislaid");
        Response answer;
        try {
            answer = ask("{ user(sipAddress: \"ada@contoso.com\") { sipAddress clientConfigurations { client } } }");
        } finally {
            Tables.execute(dataSource, "alter table mislaid rename to client_configurations");
        }
        assertThat(answer.errors()).containsExactly("INTERNAL user.clientConfigurations");
        List<JsonNode> lines =
                LOG.lines(from, line -> line.get("level").asText().equals("ERROR"));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).at("/mdc/traceId").asText()).matches("[0-9a-f]{32}");
        assertThat(lines.get(0).at("/mdc/revision").asText()).isEqualTo(answer.revision());
    }

    private static List<JsonNode> decisions(int from) {
        return LOG.lines(from, line -> line.get("loggerName").asText().equals("lifeguard.decisions"));
    }
}
