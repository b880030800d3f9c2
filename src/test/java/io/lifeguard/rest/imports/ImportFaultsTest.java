package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.counts;
import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.rest.imports.Estate.refusals;
import static io.lifeguard.rest.imports.Estate.row;
import static io.lifeguard.testing.Await.pause;
import static io.lifeguard.testing.Await.within;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to imports when somebody else, or the line, does not do what it should. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportFaultsTest {
    @Inject
    DataSource dataSource;

    @BeforeEach
    void users() {
        Estate.storeMany(dataSource, 600);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 200000", "Transfer-Encoding: chunked"})
    void a_body_that_is_cut_off_on_its_way_stores_nothing_and_leaves_nothing_behind(String framing) throws Exception {
        Map<String, List<String>> before = Tables.all(dataSource);
        String rows =
                String.join("\r\n", file(IntStream.range(0, 900).mapToObj(i -> row("new" + i, "g" + i, "N")))) + "\r\n";
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestService.port())) {
            OutputStream out = socket.getOutputStream();
            String head = "POST /api/imports/users HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n";
            String body = framing.startsWith("Content") ? rows : Integer.toHexString(rows.length()) + "\r\n" + rows;
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            within(LONG).until(() -> temporaryFiles() > 0);
        }
        within(LONG).until(() -> temporaryFiles() == 0);
        pause(200); // a row that is still to come
        assertThat(Tables.all(dataSource)).isEqualTo(before);
    }

    @Test
    void a_temporary_file_is_removed_after_every_import() throws Exception {
        importExport("users", file(Stream.of(row(1))));
        sendExport("users", new byte[] {0, 1, 2});
        sendExport("users", "DisplayName", "Ada");
        within(LONG).until(() -> temporaryFiles() == 0);
    }

    @Test
    void too_many_imports_at_once_are_told_to_come_again() throws Exception {
        try (Connection lock = dataSource.getConnection()) {
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                statement.execute("lock table users in access exclusive mode");
            }
            List<CompletableFuture<Response>> sent = IntStream.range(0, 4)
                    .mapToObj(i ->
                            Concurrently.supply(() -> sendExport("users", file(Stream.of(row("n" + i, "g" + i, "N"))))))
                    .toList();
            within(LONG)
                    .until(() -> sent.stream().filter(CompletableFuture::isDone).count() >= 2);
            lock.rollback();
            List<Response> answers = sent.stream().map(CompletableFuture::join).toList();
            assertThat(answers).extracting(Response::status).containsExactlyInAnyOrder(200, 200, 503, 503);
            assertThat(answers).filteredOn(a -> a.status() == 503).allSatisfy(busy -> {
                assertThat(busy.header("Retry-After")).hasValue("1");
                assertThat(busy.json().get("detail").asText()).contains("Nothing was done");
                assertThat(busy.header("Lifeguard-Revision")).isPresent();
            });
        }
        assertThat(counts(importExport("users", file(Stream.of(row(1))))))
                .as("places are free again")
                .element(2)
                .isEqualTo(1);
    }

    /** A trigger takes the part of a client that writes past the service between decision and statement. */
    @Test
    void a_row_that_a_constraint_refuses_is_found_among_its_batch_and_refused_alone() {
        Tables.execute(
                dataSource,
                "create function past_the_service() returns trigger language plpgsql as $$ begin"
                        + " if new.key in ('sip:u123@contoso.com', 'sip:bad@contoso.com') then"
                        + " raise exception 'no' using errcode = 'check_violation',"
                        + " constraint = 'value_is_valid__users_display_name', table = 'users'; end if;"
                        + " return new; end $$;"
                        + " create trigger past_the_service before insert or update on users for each row execute"
                        + " function past_the_service()");
        try {
            JsonNode report = importExport(
                    "users",
                    file(Stream.concat(
                            IntStream.range(0, 600).mapToObj(i -> row("u" + i, "guid-u" + i, "Changed " + i)),
                            Stream.of(row("bad", "guid-bad", "Bad"), row("good", "guid-good", "Good"), row(123)))));
            assertThat(counts(report)).containsExactly(1, 599, 0, 3, 0);
            assertThat(refusals(report))
                    .containsExactly("125 VALUE_IS_VALID", "602 VALUE_IS_VALID", "604 NAME_IS_UNIQUE");
            assertThat(Estate.user("u123")).contains("|User 123|");
            assertThat(Estate.user("u122")).contains("|Changed 122|");
            assertThat(Tables.column(dataSource, "select count(*) from changes"))
                    .containsExactly("600");
        } finally {
            Tables.execute(dataSource, "drop trigger past_the_service on users; drop function past_the_service()");
        }
    }

    @Test
    void imports_of_the_same_users_beside_each_other_keep_every_rule() {
        List<CompletableFuture<Response>> sent = Stream.of("A", "B")
                .map(name -> Concurrently.supply(() -> sendExport(
                        "users", file(IntStream.range(0, 1500).mapToObj(i -> row("u" + i, "guid-u" + i, name + i))))))
                .toList();
        List<Response> answers = sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Response::status).containsOnly(200);
        assertThat(answers)
                .allSatisfy(a -> assertThat(a.json().get("refused").asInt()).isZero());
        assertThat(answers.stream()
                        .mapToInt(a -> a.json().get("created").asInt())
                        .sum())
                .isEqualTo(900);
        assertThat(Tables.column(dataSource, "select count(*) from users")).containsExactly("1500");
    }

    private static long temporaryFiles() {
        try (Stream<Path> files = Files.find(
                Path.of(System.getProperty("java.io.tmpdir")),
                2,
                (f, attributes) -> attributes.isRegularFile()
                        && Objects.requireNonNull(f.getParent()).toString().contains("lifeguard-imports-"))) {
            return files.filter(f -> f.getFileName().toString().endsWith(".csv"))
                    .filter(f -> f.toFile().lastModified() > STARTED)
                    .count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static final long STARTED = System.currentTimeMillis();
    private static final Duration LONG = Duration.ofSeconds(20);
}
