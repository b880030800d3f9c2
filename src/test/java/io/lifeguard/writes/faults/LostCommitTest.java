package io.lifeguard.writes.faults;

import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.ask;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Revision;
import io.lifeguard.model.pool.Release;
import io.lifeguard.service.changes.RevisionService;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database goes at the moment of a commit: before the service has its answer, the outcome is unknown, and no failure
 * says that nothing was done; after it, the write is done.
 */
@QuarkusTest
@TestProfile(LostCommitTest.OnlyCommitsOfWrites.class)
@WithTestResource(ProxiedPostgres.class)
class LostCommitTest {

    /** The follower of the change log commits too, at any time. */
    public static final class OnlyCommitsOfWrites implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lifeguard.events.enabled", "false");
        }
    }

    private static final String PUT_POOL =
            "mutation { putFrontEndPool(frontEndPool: {fqdn: \"lync13.contoso.com\", release: LYNC_2013, site: \"Redmond\"})"
                    + " { applied revision } }";
    private static final String ERASE =
            "mutation { eraseUser(sipAddress: \"ada@contoso.com\") { applied revision pseudonyms } }";

    private static final Map<String, String> HEADERS = Map.of(
            "users",
            "SipAddress,Enabled,RegistrarPool",
            "policies",
            "Identity,EnablePersistentChat",
            "categories",
            "Identity");

    private final DataSource dataSource = TestService.database();

    @ProxiedPostgres.Wire
    @SuppressWarnings("NullAway.Init") // the test resource sets it
    Consumer<String> wire;

    @Inject
    RevisionService revisions;

    @BeforeEach
    void clear() {
        Org.clear(dataSource);
        Org.org().frontEndPool("fe.contoso.com", Release.LYNC_2013, "Dublin").storeIn(dataSource);
    }

    @AfterEach
    void mend() {
        wire.accept("mend");
        within(Duration.ofSeconds(20)).until(() -> ask("{ policies { identity } }"), answer -> answer.errors()
                .isEmpty());
    }

    @Test
    void an_erasure_is_done_when_the_database_goes_right_after_its_commit() {
        deletedUser();
        wire.accept("pass COMMIT 1");
        Response answer = ask(ERASE);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.json().at("/data/eraseUser/applied").asBoolean()).isTrue();
        assertThat(answer.json().at("/data/eraseUser/revision").asText()).endsWith("." + column("max(revision)"));
        assertThat(column("count(*) filter (where subject like '%ada%')")).isEqualTo("0");
    }

    @Test
    void an_erasure_whose_commit_is_lost_has_an_unknown_outcome() {
        deletedUser();
        wire.accept("lose COMMIT 1");
        Response answer = ask(ERASE);
        assertThat(answer.errors()).containsExactly("OUTCOME_UNKNOWN eraseUser");
        assertThat(answer.body()).doesNotContain("Nothing was done");
        assertThat(column("count(*) filter (where subject like '%ada%')")).isEqualTo("0");
    }

    @Test
    void a_single_write_is_done_when_the_database_goes_right_after_its_commit() {
        wire.accept("pass COMMIT 1");
        Response answer = ask(PUT_POOL);
        assertThat(answer.errors()).isEmpty();
        assertThat(answer.json().at("/data/putFrontEndPool/applied").asBoolean())
                .isTrue();
    }

    @Test
    void a_single_write_whose_commit_is_lost_has_an_unknown_outcome() {
        wire.accept("lose COMMIT 1");
        assertThat(ask(PUT_POOL).errors()).containsExactly("OUTCOME_UNKNOWN putFrontEndPool");
        assertThat(Tables.column(dataSource, "select count(*) from front_end_pools"))
                .containsExactly("2");
    }

    @Test
    void an_import_of_users_whose_second_batch_is_lost_says_which_rows_are_stored() {
        assertUnknown(
                "users",
                "250",
                2,
                "SipAddress,Enabled,RegistrarPool",
                IntStream.range(0, 2_000).mapToObj(i -> "sip:u" + i + "@contoso.com,True,fe.contoso.com"));
    }

    @Test
    void an_import_of_policies_whose_first_batch_is_lost_does_not_say_that_nothing_is_stored() {
        assertUnknown("policies", "0", 1, "Identity,EnablePersistentChat", Stream.of("Tag:New,True"));
        assertThat(Tables.column(dataSource, "select count(*) from policies where key = 'tag:new'"))
                .containsExactly("1");
    }

    @Test
    void an_import_of_categories_whose_first_batch_is_lost_does_not_say_that_nothing_is_stored() {
        Org.org()
                .chatPool("pc.contoso.com", Release.LYNC_2013, "fe.contoso.com")
                .storeIn(dataSource);
        assertUnknown("categories", "0", 1, "Identity", Stream.of("pc.contoso.com\\Trading"));
        assertThat(Tables.column(dataSource, "select count(*) from categories")).containsExactly("1");
    }

    @Test
    void a_new_epoch_whose_commit_is_lost_has_an_unknown_outcome() {
        String before = String.valueOf(Tables.column(dataSource, "select epoch from estate"));
        wire.accept("lose estate 1");
        assertThatThrownBy(this::beginEpoch).matches(FailureCode.OUTCOME_UNKNOWN::matches);
        assertThat(String.valueOf(Tables.column(dataSource, "select epoch from estate")))
                .isNotEqualTo(before);
    }

    @Test
    void while_the_database_is_away_dry_runs_and_erasures_are_unavailable_as_writes_are() {
        deletedUser();
        wire.accept("refuse");
        for (String argument : List.of("", ", dryRun: true")) {
            for (String mutation : List.of(
                    "deletePolicy(identity: \"Tag:A\"" + argument + ")",
                    "eraseUser(sipAddress: \"ada@contoso.com\"" + argument + ")")) {
                Response answer = ask("mutation { " + mutation + " { applied } }");
                assertThat(answer.errors())
                        .as(mutation)
                        .containsExactly("UNAVAILABLE " + mutation.replaceAll("\\(.*", ""));
                assertThat(answer.message()).contains("Nothing was done");
            }
        }
        HEADERS.forEach((kind, header) -> {
            Response answer = sendExport(kind + "?dryRun=true", header);
            assertThat(answer.json().path("title").asText()).as(kind).isEqualTo("Unavailable");
        });
    }

    private Revision beginEpoch() {
        try {
            return VertxContextSupport.subscribeAndAwait(revisions::beginEpoch);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new CompletionException(e);
        }
    }

    private void assertUnknown(String kind, String rows, int commit, String header, Stream<String> lines) {
        wire.accept("lose COMMIT " + commit);
        Response answer =
                sendExport(kind, Stream.concat(Stream.of(header), lines).toArray(String[]::new));
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().get("title").asText()).isEqualTo("Outcome unknown");
        assertThat(answer.json().get("detail").asText())
                .contains(
                        "the first " + rows + " rows are stored", "stored or they are not", "Send the same file again")
                .doesNotContain("Nothing was done");
    }

    private void deletedUser() {
        assertThat(ask("mutation { putUser(user: {sipAddress: \"ada@contoso.com\", home: \"fe.contoso.com\"})"
                                + " { applied } deleteUser(sipAddress: \"ada@contoso.com\") { applied } }")
                        .body())
                .doesNotContain("errors", "false");
    }

    private String column(String aggregate) {
        return Tables.column(dataSource, "select " + aggregate + " from changes")
                .get(0);
    }
}
