package io.lifeguard.rest.imports;

import static io.lifeguard.testing.TestService.get;
import static io.lifeguard.testing.TestService.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.events.RecordedEligibility;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Await;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.lifeguard.writes.client.ImportFile;
import io.lifeguard.writes.client.WriteEndpoint;
import io.lifeguard.writes.random.RandomWrites;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random files and archives for random organisations, rehearsed and then imported. Every user is decided before and after, for
 * every client and every chat pool, one by one; the impact of the rehearsal is exactly the differences.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class RehearsedImpactTest {
    private static final int STEPS = 40;
    private static final int WRITES = 8;

    private final WriteEndpoint endpoint = WriteEndpoint.ofTest();
    private final DataSource database = TestService.database();

    /** Something that can be sent to an address with parameters. */
    private interface Sent {
        Response send(String parameters);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_impact_of_random_files_is_the_difference_that_they_make(long seed) {
        run(seed);
    }

    @Test
    void the_impact_of_random_files_is_the_difference_that_they_make() {
        run(ThreadLocalRandom.current().nextLong());
    }

    @Test
    @Tag("slow")
    void the_impact_of_thousands_of_random_files_is_the_difference_that_they_make() {
        long first = ThreadLocalRandom.current().nextLong();
        LongStream.range(first, first + 50).forEach(this::run);
    }

    private void run(long seed) {
        Org.clear(database);
        RandomWrites writes = new RandomWrites(seed);
        Random random = new Random(seed);
        int found = 0;
        for (int step = 0; step < STEPS; step++) {
            for (int i = 0; i < WRITES; i++) {
                endpoint.write(writes.next());
            }
            found += check("seed %d, step %d".formatted(seed, step), next(writes, random), random);
        }
        assertThat(found).as("random files change something").isPositive();
    }

    private static Sent next(RandomWrites writes, Random random) {
        if (random.nextInt(8) == 0) {
            String csv = "PoolFqdn,MigrationTarget,State\n" + writes.nextMigrationRows();
            return parameters -> post("/api/imports/migrations?" + parameters, "text/csv", csv);
        }
        String configurations = "SipAddress,Client,ChatPool\n" + writes.nextConfigurationRows();
        if (random.nextInt(8) == 0) {
            return parameters -> post("/api/imports/client-configurations?" + parameters, "text/csv", configurations);
        }
        if (random.nextInt(3) == 0) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("client-configurations.csv", ZipImportTest.text(configurations));
            for (int i = 0; i < 4; i++) {
                ImportFile file = writes.nextImport();
                files.put(file.kind() + ".csv", ZipImportTest.text(file.csv()));
            }
            return parameters -> ZipArchives.send("?" + parameters, ZipArchives.of(files));
        }
        ImportFile file = writes.nextImport();
        String absent = random.nextInt(3) == 0 ? "&allowLargeChange=true&absent=delete" : "";
        return parameters -> post("/api/imports/" + file.kind() + "?" + parameters + absent, "text/csv", file.csv());
    }

    private int check(String story, Sent sent, Random random) {
        RecordedEligibility before = RecordedEligibility.read(database);
        Response rehearsed = sent.send("dryRun=true&impact=true");
        assertThat(rehearsed.status()).as(story + rehearsed.body()).isIn(200, 422);
        assertThat(RecordedEligibility.read(database)).as(story).isEqualTo(before);
        Response stored = sent.send("dryRun=false");
        assertThat(stored.status()).as(story + stored.body()).isEqualTo(rehearsed.status());
        Set<String> expected = before.differences(RecordedEligibility.read(database));
        if (rehearsed.status() == 422) {
            assertThat(expected).as(story).isEmpty();
            return 0;
        }
        String address = rehearsed
                .header("Location")
                .orElse("/api/imports/" + rehearsed.json().path("id").asText());
        List<String> lines = pages(address + "/impact?first=" + random.nextInt(1, 9));
        assertThat(new TreeSet<>(lines)).as(story).isEqualTo(expected);
        assertThat(lines).as(story).doesNotHaveDuplicates();
        JsonNode impact = get(address).json().get("impact");
        assertThat(rehearsed.json().get("impact")).as(story).isEqualTo(impact);
        checkCounts(story, address, impact, lines);
        return lines.size();
    }

    private static void checkCounts(String story, String address, JsonNode impact, List<String> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .forEach(line -> counts.merge(line.substring(0, line.indexOf(" [")), 1, Integer::sum));
        Map<String, Integer> told = new TreeMap<>();
        for (JsonNode client : impact.get("clients")) {
            String on = client.get("client").asText() + " " + client.get("pool").asText();
            put(told, on + " GAINED", client.get("gained").asInt());
            put(told, on + " LOST", client.get("lost").asInt());
            checkRules(story, address, client, lines);
        }
        assertThat(told).as(story).isEqualTo(counts);
        assertThat(impact.get("users").asLong())
                .as(story)
                .isLessThanOrEqualTo(lines.size())
                .isGreaterThanOrEqualTo(lines.stream()
                        .map(line -> line.split(" ", 2)[0])
                        .distinct()
                        .count());
    }

    private static void checkRules(String story, String address, JsonNode client, List<String> lines) {
        for (String effect : List.of("GAINED", "LOST")) {
            JsonNode byRule = client.get(effect.toLowerCase(Locale.ROOT) + "ByRule");
            String on = " %s %s %s "
                    .formatted(client.get("client").asText(), client.get("pool").asText(), effect);
            byRule.properties().forEach(rule -> {
                List<String> behind = lines.stream()
                        .filter(line -> line.contains(on)
                                && List.of(line.substring(line.indexOf('[') + 1, line.length() - 1)
                                                .split(", "))
                                        .contains(rule.getKey()))
                        .toList();
                assertThat(rule.getValue().asInt()).as(story + on + rule).isEqualTo(behind.size());
                assertThat(pages("%s/impact?first=2&client=%s&pool=%s&effect=%s&rule=%s"
                                .formatted(
                                        address,
                                        client.get("client").asText(),
                                        client.get("pool").asText().toUpperCase(Locale.ROOT),
                                        effect,
                                        rule.getKey())))
                        .as(story + on + rule)
                        .containsExactlyInAnyOrderElementsOf(behind);
            });
        }
    }

    private static void put(Map<String, Integer> told, String key, int count) {
        if (count > 0) {
            told.put(key, count);
        }
    }

    /** Each change as a line: the user, the client, the pool, gained or lost, and the rules. */
    private static List<String> pages(String first) {
        List<String> lines = new ArrayList<>();
        String next = first;
        while (!next.isEmpty()) {
            Response response = get(next);
            assertThat(response.status()).as(response.body()).isEqualTo(200);
            for (JsonNode user : response.json().get("items")) {
                assertThat(user.get("changes")).isNotEmpty();
                user.get("changes")
                        .forEach(change -> lines.add("%s %s %s %s [%s]"
                                .formatted(
                                        user.get("user").asText(),
                                        change.get("client").asText(),
                                        change.get("pool").asText(),
                                        change.get("effect").asText(),
                                        StreamSupport.stream(change.get("rules").spliterator(), false)
                                                .map(JsonNode::asText)
                                                .collect(Collectors.joining(", ")))));
            }
            next = response.json().path("next").asText("");
        }
        return lines;
    }

    @Test
    void only_a_dry_run_tells_an_impact() {
        for (String parameters : List.of("impact=true", "impact", "impact=true&dryRun=false")) {
            Response refused = post("/api/imports/users?" + parameters, "text/csv", "SipAddress\nada@contoso.com\n");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("detail").asText())
                    .isEqualTo("impact: only a dry run tells the impact; add dryRun=true.");
        }
        assertThat(ZipArchives.send("?impact=true", ZipArchives.of(Map.of())).status())
                .isEqualTo(400);
        assertThat(post("/api/imports/users?dryRun=true&impact=maybe", "text/csv", "SipAddress\n")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_import_without_an_impact_and_a_wrong_page_are_answered() {
        Estate.store(database, Estate.withAda());
        Response plain = post("/api/imports/users?dryRun=true", "text/csv", Estate.USERS + "\n" + Estate.row(1) + "\n");
        assertThat(plain.status()).as(plain.body()).isEqualTo(200);
        String without = plain.header("Location").orElseThrow();
        assertThat(get(without + "/impact").status()).isEqualTo(404);
        assertThat(get(without).json().has("impact")).isFalse();
        Response with = post(
                "/api/imports/users?dryRun=true&impact=true", "text/csv", Estate.USERS + "\n" + Estate.row(1) + "\n");
        assertThat(with.json().at("/impact/users").asInt()).isEqualTo(1);
        String address = with.header("Location").orElseThrow();
        for (String wrong : List.of(
                "client=NONE",
                "pool=%20",
                "effect=KEPT",
                "rule=X",
                "after=eA",
                "first=0",
                "page=2",
                "first=1&first=2")) {
            assertThat(get(address + "/impact?" + wrong).status()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void an_archive_whose_migrations_take_steps_is_refused_with_impact_and_by_itself_the_file_tells_it() {
        Estate.store(
                database, Estate.withAda().chatPool("gchat10.contoso.com", Release.LYNC_2010, "lync10.contoso.com"));
        String migrations = "PoolFqdn,MigrationTarget,State\ngchat10.contoso.com,pchat.contoso.com,MIGRATED\n";
        byte[] archive = ZipArchives.of(Map.of(
                "users.csv",
                (Estate.USERS + "\n" + Estate.row(1) + "\n").getBytes(StandardCharsets.UTF_8),
                "migrations.csv",
                migrations.getBytes(StandardCharsets.UTF_8)));
        Response refused = ZipArchives.send("?dryRun=true&impact=true", archive);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asText())
                .isEqualTo("The migrations of the archive change chat pools"
                        + " after its users were compared, so the impact is not known; rehearse the impact of migrations.csv by itself,"
                        + " when the other files are imported.");
        Response byItself = post("/api/imports/migrations?dryRun=true&impact=true", "text/csv", migrations);
        assertThat(byItself.status()).as(byItself.body()).isEqualTo(200);
        assertThat(byItself.json().at("/impact/clients").findValuesAsText("pool"))
                .contains("gchat10.contoso.com");
        assertThat(ZipArchives.send("", archive).status()).isEqualTo(200);
        Response taken = ZipArchives.send("?dryRun=true&impact=true", archive);
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().at("/impact/users").asInt())
                .as("nothing is left to change")
                .isZero();
    }

    @Test
    void an_impact_is_read_at_a_job_and_goes_with_an_erased_user() {
        Estate.store(database, Estate.withAda());
        Response accepted = post(
                "/api/imports/policies?dryRun=true&impact=true",
                "text/csv",
                "Identity,EnablePersistentChat\nTag:Traders,False\n",
                "Prefer",
                "respond-async");
        String address = accepted.header("Location").orElseThrow();
        Await.soon().until(() -> get(address).json().get("state").asText().equals("DONE"));
        assertThat(get(address).json().at("/impact/users").asInt()).isEqualTo(1);
        assertThat(pages(address + "/impact?effect=LOST&client=LYNC_2013"))
                .containsExactly("sip:ada@contoso.com LYNC_2013 pchat.contoso.com LOST [USER_ENABLED_BY_POLICY]");
        assertThat(TestService.send("DELETE", "/api/users/ada@contoso.com", "").status())
                .isIn(200, 204);
        assertThat(post("/api/users/ada@contoso.com/erase", "application/json", "")
                        .status())
                .isEqualTo(200);
        assertThat(pages(address + "/impact")).isEmpty();
    }
}
