package io.lifeguard.rest.imports;

import static io.lifeguard.rest.imports.Estate.file;
import static io.lifeguard.testing.TestService.importExport;
import static io.lifeguard.testing.TestService.sendExport;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeguard.model.configuration.Client;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any permutation of the rows of a file of users gives the same state and the same report, and a dry run says the same. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@Tag("one-jdk")
class OrderOfRowsTest {
    private static final int FILES_PER_SEED = 6;
    private static final int PERMUTATIONS = 4;
    private static final int PERSONS = 14;
    private static final Pattern LINE = Pattern.compile("line ([0-9]+)");
    private static final List<String> POOLS = List.of(
            "lync13.contoso.com", "lync13.contoso.com", "lync13.contoso.com", "lync10.contoso.com", "no.contoso.com");
    private static final List<String> PARAMETERS = List.of(
            "",
            "?guidsReissued=true",
            "?absent=delete&allowLargeChange=true",
            "?absent=disable&allowLargeChange=true",
            "?absent=delete&allowLargeChange=true&guidsReissued=true");
    /** Who is stored: the same row of the table for those who were there before, which clients belong to. */
    private static final String STATE = """
        select concat_ws('|', case when u.id <= %s then u.id::text else 'new' end, u.sip_address, u.external_id,
            u.display_name, u.enabled, u.online, h.fqdn, p.identity,
            (select string_agg(c.client || ' ' || l.fqdn, ',' order by c.client)
             from client_configurations c join chat_pools l on l.id = c.pool_id where c.user_id = u.id))
        from users u left join front_end_pools h on h.id = u.home_id left join policies p on p.id = u.policy_id
        order by u.key
        """;

    final DataSource dataSource = TestService.database();

    /** What an import of one order of the rows did. */
    private record Outcome(List<String> state, String report) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void any_order_gives_the_same_state_and_the_same_report(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FILES_PER_SEED; i++) {
            String parameters = PARAMETERS.get(random.nextInt(PARAMETERS.size()));
            Org org = organisation(random);
            List<String> rows = new ArrayList<>(rows(random));
            Outcome first = run(org, parameters, rows);
            for (int n = 0; n < PERMUTATIONS; n++) {
                Collections.shuffle(rows, random);
                Outcome other = run(org, parameters, rows);
                assertThat(difference(other, first)).as(parameters).isEqualTo(difference(first, other));
            }
        }
    }

    /** The lines of one outcome that the other does not have. */
    private static String difference(Outcome one, Outcome other) {
        return Stream.concat(one.state().stream(), one.report().lines())
                .filter(line ->
                        !other.state().contains(line) && other.report().lines().noneMatch(line::equals))
                .collect(Collectors.joining("\n"));
    }

    private static Org organisation(Random random) {
        Org org = Estate.pools();
        for (int i = 0; i < PERSONS; i++) {
            int n = i;
            if (random.nextInt(5) > 0) {
                boolean known = random.nextInt(4) > 0;
                org.user("u" + n, u -> (known ? u.externalId("guid-" + n) : u)
                        .named("Stored " + n)
                        .home("lync13.contoso.com")
                        .granted("Tag:Traders"));
                if (random.nextInt(3) == 0) {
                    org.configured("u" + n, Client.GROUP_CHAT_2010, "gchat.contoso.com");
                }
            }
        }
        return org;
    }

    /** Most persons get the address of somebody else; what else a row says depends on whom it names alone. */
    private static List<String> rows(Random random) {
        int shift = random.nextInt(4);
        Stream<String> chain = IntStream.range(0, PERSONS)
                .filter(i -> random.nextInt(6) > 0)
                .mapToObj(i -> row((i + shift) % (PERSONS + 2), random.nextInt(9) == 0 ? "" : "guid-" + i));
        Stream<String> others = IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> row(
                        random.nextInt(PERSONS + 4),
                        random.nextInt(3) == 0 ? "" : "guid-" + random.nextInt(PERSONS + 6)));
        return Stream.concat(chain, others).toList();
    }

    private static String row(int address, String guid) {
        int values = (address + guid).hashCode();
        Function<List<String>, String> any = list -> list.get(Math.floorMod(values, list.size()));
        return "sip:u%d@contoso.com,%s,%s,%s,%s,SRV:,%s"
                .formatted(
                        address,
                        guid,
                        "Named " + address + guid,
                        Math.floorMod(values, 11) == 0 ? "perhaps" : "True",
                        any.apply(POOLS),
                        any.apply(List.of("", "Traders", "NoChat")));
    }

    private Outcome run(Org org, String parameters, List<String> rows) {
        Estate.store(dataSource, org);
        String newest = Tables.column(dataSource, "select coalesce(max(id), 0) from users")
                .get(0);
        String state = STATE.formatted(newest);
        List<String> before = Tables.column(dataSource, state);
        Response dry =
                sendExport("users" + parameters + (parameters.isEmpty() ? "?" : "&") + "dryRun", file(rows.stream()));
        assertThat(Tables.column(dataSource, state)).isEqualTo(before);
        if (dry.status() != 200) {
            return new Outcome(before, dry.json().get("detail").asText());
        }
        JsonNode report = importExport("users" + parameters, file(rows.stream()));
        assertThat(told(dry.json(), rows)).isEqualTo(told(report, rows));
        return new Outcome(
                Tables.column(dataSource, state).stream()
                        .map(user -> user.replaceFirst("^[0-9]+\\|", "stored|"))
                        .toList(),
                told(report, rows));
    }

    /** The report with rows in place of lines. */
    private static String told(JsonNode report, List<String> rows) {
        ObjectNode counts = report.deepCopy();
        counts.remove(List.of("refusedRows", "dryRun", "revision"));
        String refused = StreamSupport.stream(report.get("refusedRows").spliterator(), false)
                .map(row -> rowOf(row.get("line").asInt(), rows) + " " + row.get("id") + " "
                        + LINE.matcher(row.get("violations").toString())
                                .replaceAll(line -> rowOf(Integer.parseInt(line.group(1)), rows)))
                .sorted()
                .collect(Collectors.joining("\n"));
        return counts + "\n" + refused;
    }

    private static String rowOf(int line, List<String> rows) {
        return line == 0 ? "absent" : rows.get(line - 2);
    }
}
