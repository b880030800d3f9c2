package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.report.Figure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of users with all that is nested in them. */
public final class UsersPart {
    private static final int AT_ONCE = 8;
    private static final String NESTED = "nodes { sipAddress displayName enabled hosting home { fqdn release site }"
            + " grantedPolicy { identity enablePersistentChat } effectivePolicy { enablePersistentChat decidedBy scope }"
            + " clientConfigurations { client pool { fqdn release } } eligibilities(clients: [LYNC_2013, GROUP_CHAT_2010],"
            + " pools: [\"" + Estate.CHAT_POOL + "\"]) { client eligible obstacles { rule { id } } } }"
            + " pageInfo { hasNextPage endCursor }";

    private final Workbench bench;

    public UsersPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report().section("Pages of 50 users with home, policies, configurations and eligibilities nested");
        for (Map.Entry<String, String> page : pages().entrySet()) {
            measure(page.getKey(), page.getValue(), 1);
        }
        measure("all users, " + AT_ONCE + " at once", pages().get("all users"), AT_ONCE);
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("all users", "{ users(first: 50) { %s } }".formatted(NESTED));
        pages.put(
                "of a front-end pool",
                "{ users(filter: {homePool: \"" + Estate.frontEndPool(5)
                        + "\"}, first: 50) { %s } }".formatted(NESTED));
        pages.put("found by two words", "{ users(filter: {search: \"ada vog\"}, first: 50) { %s } }".formatted(NESTED));
        pages.put("all users, with the total", "{ users(first: 50) { totalCount %s } }".formatted(NESTED));
        return pages;
    }

    private void measure(String what, String query, int connections) throws Exception {
        List<byte[]> request = List.of(Wire.graphql(query, Map.of()));
        try (Load load = new Load(bench.service().port(), connections)) {
            load.asFastAsPossible(
                    Requests.inTurn(request, "\"users\":{"),
                    bench.settings().warmUp().dividedBy(5));
            Measured measured = load.asFastAsPossible(
                    Requests.inTurn(request, "\"users\":{"),
                    bench.settings().measure().dividedBy(2));
            bench.report()
                    .add(Figure.of(what)
                            .with("ms median", measured.millis(50))
                            .with("ms p99", measured.millis(99))
                            .with("pages/s", measured.perSecond()));
        }
    }
}
