package io.lifeguard.bench.parts;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ServiceClient.Timed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lists, single users and bulk creations by SCIM, on an organisation of its own. */
public final class ScimPart {
    private static final int CLIENTS = 16;
    private static final int ASKED_FOR = 1_000;
    private static final String SCIM = "GET /scim/v2/Users/{id}";
    private static final String REST = "GET /api/users/{address}";

    private final Workbench bench;

    public ScimPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report().section("SCIM, with %s users".formatted(bench.database().value("select count(*) from users")));
        double slowest = 0;
        for (String filter : List.of("userName sw \"u%d\"", "displayName sw \"ada\" and userName sw \"u%d\"")) {
            slowest = Math.max(slowest, list(filter));
        }
        slowest = Math.max(slowest, list("groups.value eq \"" + largestGroup() + "\""));
        bench.report().atMost("SCIM lists of 100 users by " + CLIENTS + " clients, p95", slowest, 100, "ms");
        single();
        bulk(created() / 10, "warm");
        double seconds = bulk(created(), "bulk");
        bench.report()
                .add(Figure.of("Bulk with %,d creates".formatted(created())).with("s", seconds));
        bench.report().atMost("SCIM Bulk with %,d creates".formatted(created()), seconds, 20, "s");
    }

    private String largestGroup() throws Exception {
        return bench.database()
                .value(
                        "select policy_id from users where policy_id is not null group by 1 order by count(*) desc limit 1");
    }

    /** 10,000 beside a million users in the other parts. */
    private int created() {
        return bench.settings().users() / 100;
    }

    /**
     * Lists of 100 users; the p95 in milliseconds.
     *
     * @param filter whose digits are 10 to 99
     */
    private double list(String filter) throws Exception {
        List<byte[]> requests = IntStream.range(10, 100)
                .mapToObj(digits -> Wire.get("/scim/v2/Users?count=100&filter="
                        + URLEncoder.encode(filter.formatted(digits), StandardCharsets.UTF_8)))
                .toList();
        Requests asked = Requests.inTurn(requests, "\"totalResults\":");
        try (Load load = new Load(bench.service().port(), CLIENTS)) {
            load.asFastAsPossible(asked, bench.settings().warmUp().dividedBy(2));
            Measured measured = load.asFastAsPossible(asked, bench.settings().measure());
            bench.report()
                    .add(Figure.of("list of 100, " + filter.replace("%d", "NN"))
                            .with("/s", measured.perSecond())
                            .with("ms p50", measured.millis(50))
                            .with("ms p95", measured.millis(95)));
            return measured.millis(95);
        }
    }

    private void single() throws Exception {
        String[] users = bench.database()
                .value("select string_agg(id || ' ' || substr(key, 5), ',') from"
                        + " (select id, key from users order by md5(key) limit " + ASKED_FOR + ") u")
                .split(",");
        List<byte[]> byId = Arrays.stream(users)
                .map(user -> Wire.get("/scim/v2/Users/" + user.split(" ")[0]))
                .toList();
        List<byte[]> byAddress = Arrays.stream(users)
                .map(user -> Wire.get("/api/users/" + user.split(" ")[1]))
                .toList();
        try (Load scim = new Load(bench.service().port(), bench.settings().connections());
                Load rest = new Load(bench.service().port(), bench.settings().connections())) {
            Requests ofScim = Requests.inTurn(byId, "\"userName\":");
            Requests ofRest = Requests.inTurn(byAddress, "\"sipAddress\":");
            Map<String, Measured> medians = Contender.inTurn(
                    List.of(
                            new Contender(SCIM, time -> scim.asFastAsPossible(ofScim, time)),
                            new Contender(REST, time -> rest.asFastAsPossible(ofRest, time))),
                    bench.settings().warmUp(),
                    bench.settings().measure(),
                    bench.settings().rounds());
            medians.forEach((name, measured) -> bench.report()
                    .add(Figure.of(name)
                            .with("/s", measured.perSecond())
                            .with("ms p50", measured.millis(50))
                            .with("ms p99", measured.millis(99))));
            double share = medians.get(SCIM).perSecond() / medians.get(REST).perSecond();
            bench.report().atLeast(SCIM + ", of the throughput of REST", share, 0.5, "times");
        }
    }

    /** Creates users by one request; gives the seconds. */
    private double bulk(int users, String name) throws Exception {
        List<Map<String, ?>> operations = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            operations.add(Map.of("method", "POST", "path", "/Users", "bulkId", "b" + i, "data", user(name + i)));
        }
        Timed timed = bench.client()
                .post(
                        "/scim/v2/Bulk",
                        Map.of(
                                "schemas",
                                List.of("urn:ietf:params:scim:api:messages:2.0:BulkRequest"),
                                "Operations",
                                operations));
        for (JsonNode operation : timed.data().get("Operations")) {
            if (!operation.get("status").asText().equals("201")) {
                throw new IllegalStateException("not created: " + operation);
            }
        }
        return timed.time().toNanos() / 1e9;
    }

    private static Map<String, ?> user(String name) {
        return Map.of(
                "userName",
                name + "@contoso.com",
                "externalId",
                "guid-" + name,
                "displayName",
                "Ada " + name,
                "active",
                true,
                "name",
                Map.of("givenName", "Ada", "familyName", name),
                "emails",
                List.of(Map.of("value", name + "@mail.example", "type", "work", "primary", true)),
                "title",
                "Engineer");
    }
}
