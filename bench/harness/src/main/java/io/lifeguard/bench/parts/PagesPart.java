package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Pages of the users behind figures: the first, and those after users anywhere in their order. */
public final class PagesPart {
    private static final String PAGE = "nodes { sipAddress displayName } pageInfo { hasNextPage endCursor }";
    private static final int CURSORS = 200;
    private static final List<String> CLIENTS = List.of("LYNC_2013", "GROUP_CHAT_2010");
    private static final List<String> RULES = List.of(
            "ACCOUNT_ENABLED",
            "ACCOUNT_ON_PREMISES",
            "ACCOUNT_HOMED",
            "USER_HOMED_ON_LYNC_2013",
            "USER_ENABLED_BY_POLICY",
            "ONE_POOL_AT_A_TIME");

    private final Workbench bench;

    public PagesPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report().section("Pages of 50 users behind a figure");
        List<String> cursors = cursors();
        double worst = 0;
        for (Map.Entry<String, String> figure : figures().entrySet()) {
            worst = Math.max(worst, page(figure.getKey() + ", first", figure.getValue(), List.of("")));
            worst = Math.max(worst, page(figure.getKey() + ", next", figure.getValue(), cursors));
        }
        bench.report().atMost("any page behind a figure, p99 of the slowest kind", worst, 60, "ms");
    }

    /** Queries, with a gap for what follows the page's other arguments. */
    private static Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        for (String client : CLIENTS) {
            figures.put(client + ", eligible", ofPopulation(client, "eligible: true"));
            figures.put(client + ", not eligible", ofPopulation(client, "eligible: false"));
            for (String rule : RULES) {
                boolean ofOther = rule.equals("ONE_POOL_AT_A_TIME")
                        ? client.equals("LYNC_2013")
                        : rule.startsWith("USER_") && !client.equals("LYNC_2013");
                if (!ofOther) {
                    figures.put(client + ", " + rule, ofPopulation(client, "rule: \"" + rule + "\""));
                }
            }
            figures.put(
                    client + ", who lose when the pool is retired",
                    "query($after: String) { impact(client: %s, pool: \"%s\", change: {decommissionPool: \"%2$s\"}) { usersWhoLose(first: 50, after: $after) { %s } } }"
                            .formatted(client, Estate.CHAT_POOL, PAGE));
        }
        return figures;
    }

    private static String ofPopulation(String client, String which) {
        return "query($after: String) { population(client: %s, pool: \"%s\") { users(%s, first: 50, after: $after) { %s } } }"
                .formatted(client, Estate.CHAT_POOL, which, PAGE);
    }

    /** The 99th percentile in milliseconds. */
    private double page(String what, String query, List<String> cursors) throws Exception {
        int[] next = {0};
        Series series = Series.of(
                bench.settings().warmUp().dividedBy(25),
                bench.settings().measure().dividedBy(5),
                () -> bench.client()
                        .timed(query, after(cursors.get(next[0]++ % cursors.size())))
                        .millis());
        bench.report().add(series.figure(what));
        return series.percentile(99);
    }

    private static Map<String, String> after(String cursor) {
        return cursor.isEmpty() ? Map.of() : Map.of("after", cursor);
    }

    /** Of users anywhere. */
    private List<String> cursors() throws Exception {
        Random random = new Random(50);
        List<String> cursors = new ArrayList<>();
        while (cursors.size() < CURSORS) {
            String user = Estate.user(random.nextInt(bench.settings().users()));
            cursors.add(bench.client()
                    .ask(
                            "query($s: String!) { users(filter: {search: $s}, first: 1) { pageInfo { endCursor } } }",
                            Map.of("s", user))
                    .at("/users/pageInfo/endCursor")
                    .asText());
        }
        return cursors;
    }
}
