package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.Org;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.Tables;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user whom any row names is present, for whatever reason the row is refused; and a dry run lists who would go. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusedRowsDeleteNobodyTest {
    private static final int USERS = 20;
    private static final String DELETE = "users?absent=delete&allowLargeChange=true";
    private static final String STORED =
            "select sip_address || ' ' || coalesce(external_id, '') from users order by key";

    final DataSource dataSource = TestService.database();

    private static String guid(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }

    private static String row(int number) {
        return row("sip:u%d@contoso.com".formatted(number), guid(number));
    }

    private static String row(String address, String guid) {
        return "%s,%s,Name,True,lync13.contoso.com,SRV:,".formatted(address, guid);
    }

    /** Rows that are all refused; each is about one of the users 0 to 2, by the address, the Guid or both. */
    private static List<List<String>> reasons() {
        String moved = row("sip:other@contoso.com", guid(0));
        return List.of(
                List.of(row(0).replace("True", "perhaps")),
                List.of(moved.replace("True", "perhaps")),
                List.of(moved.replace("lync13.contoso.com", "no such pool")),
                List.of(moved.replace("lync13.contoso.com", "nowhere.contoso.com")),
                List.of(moved.replace("SRV:", "online.lync.com")),
                List.of(moved.replace("Name", "bell\u0007")),
                List.of(moved.replace("Name", "x".repeat(300))),
                List.of(moved.replace("Name", "x".repeat(70_000))),
                List.of(moved + "too,many"),
                List.of("sip:other@contoso.com," + guid(0)),
                List.of("sip:u0@contoso.com"),
                List.of(row("nonsense", guid(0))),
                List.of(row("", guid(0)).replace("True", "perhaps")),
                List.of(row("sip:u\u200b0@contoso.com", guid(0))),
                List.of(row("sip:u\u200b0@contoso.com", "")),
                List.of(row("sip:other@contoso.com", guid(0)).replace("Name", "Na\u200bme")),
                List.of(row("sip:u0@contoso.com", "bad\u0007")),
                List.of(row("sip:other@contoso.com", "bad\u0007")),
                List.of("sip:u0@contoso.com," + guid(0) + ",Name,True,,SRV:,Tag:No\tsuch"),
                // an address that another user keeps
                List.of(row("sip:u1@contoso.com", guid(0)), row(1)),
                List.of(row("sip:u1@contoso.com", guid(0)), row(1).replace("True", "perhaps")),
                List.of(row("sip:plain@contoso.com", guid(0))),
                List.of(row("sip:plain@contoso.com", guid(0)), row("sip:u0@contoso.com", guid(1))),
                // two rows of stored users that collide
                List.of(row("sip:same@contoso.com", guid(0)), row("sip:same@contoso.com", guid(1))),
                List.of(row("sip:u2@contoso.com", guid(0)), row("sip:u2@contoso.com", guid(1))),
                List.of(row("sip:one@contoso.com", guid(0)), row("sip:two@contoso.com", guid(0))),
                List.of(row(0).replace("True", "perhaps"), row(0), row(0).replace("Name", "Another")),
                // a cycle that one bad row breaks
                List.of(
                        row("sip:u1@contoso.com", guid(0)),
                        row("sip:u2@contoso.com", guid(1)),
                        row("sip:u0@contoso.com", guid(2)).replace("lync13", "nowhere")));
    }

    @Test
    void no_reason_for_a_refusal_deletes_anybody() {
        for (List<String> refused : reasons()) {
            store();
            List<String> before = Tables.column(dataSource, STORED);
            List<String> others = IntStream.range(0, USERS)
                    .filter(i -> refused.stream().noneMatch(row -> row.contains(guid(i)))
                            && (i > 0 || refused.stream().noneMatch(row -> row.contains("0@") || row.contains("bad"))))
                    .mapToObj(RefusedRowsDeleteNobodyTest::row)
                    .toList();
            String[] file =
                    file(Stream.of(others.stream(), refused.stream(), Stream.of(row("sip:plain@contoso.com", "")))
                            .flatMap(rows -> rows)
                            .distinct());
            Response dry = sendExport(DELETE + "&dryRun", file);
            Response response = sendExport(DELETE, file);
            assertThat(response.status())
                    .as(refused.toString())
                    .isEqualTo(dry.status())
                    .isIn(200, 422);
            assertThat(Tables.column(dataSource, STORED)).as(refused.toString()).hasSameSizeAs(before);
            if (response.status() == 200) {
                assertThat(response.json().get("refused").asInt())
                        .as(refused.toString())
                        .isPositive();
                assertThat(response.json().get("absentIds"))
                        .as(refused.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void an_account_that_lost_its_address_is_in_the_file_and_keeps_its_address_from_others() {
        store();
        List<String> rows = new ArrayList<>(IntStream.range(1, USERS)
                .mapToObj(RefusedRowsDeleteNobodyTest::row)
                .toList());
        rows.add("," + guid(0) + ",Name,,,SRV:,");
        rows.add(row("sip:u0@contoso.com", guid(77)));
        Response response = sendExport(DELETE, file(rows.stream()));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().get("passedOver").asInt()).isEqualTo(1);
        assertThat(response.json().get("refused").asInt()).isEqualTo(1);
        assertThat(response.json().get("absentIds").toString()).isEqualTo("[\"sip:plain@contoso.com\"]");
        assertThat(Tables.column(dataSource, STORED)).contains("sip:u0@contoso.com " + guid(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void any_mix_of_refused_rows_deletes_only_whom_no_row_names_and_the_dry_run_lists_them(int seed) {
        Random random = new Random(seed);
        for (int n = 0; n < 8; n++) {
            store();
            List<String> rows =
                    new ArrayList<>(reasons().get(random.nextInt(reasons().size())));
            rows.addAll(reasons().get(random.nextInt(reasons().size())));
            IntStream.range(3, USERS)
                    .filter(i -> random.nextInt(4) > 0)
                    .mapToObj(i -> random.nextBoolean() ? row(i) : row("sip:u%d@contoso.com".formatted(i + 1), guid(i)))
                    .forEach(rows::add);
            Collections.shuffle(rows, random);
            List<String> unnamed = Tables.column(dataSource, STORED).stream()
                    .filter(user -> rows.stream().noneMatch(row -> isNamed(user, row)))
                    .toList();
            Response dry = sendExport(DELETE + "&dryRun", file(rows.stream()));
            List<String> ids = Tables.column(dataSource, "select id from users order by key");
            Response response = sendExport(DELETE, file(rows.stream()));
            assertThat(response.status()).isEqualTo(dry.status());
            if (response.status() == 200) {
                List<String> listed = new ArrayList<>();
                dry.json().get("absentIds").forEach(id -> listed.add(id.asText()));
                // an address that a row gives to somebody else goes with the user whose Guid no row names
                assertThat(listed)
                        .containsAll(unnamed.stream()
                                .map(user -> user.substring(0, user.indexOf(' ')))
                                .toList());
                assertThat(Tables.column(dataSource, "select id from users order by key").stream()
                                .filter(ids::contains))
                        .hasSize(ids.size() - listed.size());
                JsonNode same = response.json().get("absentIds");
                assertThat(same).isEqualTo(dry.json().get("absentIds"));
            }
        }
    }

    private static boolean isNamed(String user, String row) {
        String[] ids = user.split(" ", 2);
        return row.startsWith(ids[0] + ",") || (!ids[1].isEmpty() && row.contains(ids[1]));
    }

    private void store() {
        Org org = Estate.pools().user("plain", u -> u.named("Name").home("lync13.contoso.com"));
        IntStream.range(0, USERS)
                .forEach(i -> org.user(
                        "u" + i, u -> u.externalId(guid(i)).named("Name").home("lync13.contoso.com")));
        Estate.store(dataSource, org);
    }
}
