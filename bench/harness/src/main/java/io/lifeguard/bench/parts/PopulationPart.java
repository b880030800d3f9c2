package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Estate;
import io.lifeguard.bench.report.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of the whole population, beside the bare GROUP BY over the same raw keys. */
public final class PopulationPart {
    private static final Map<String, String> RAW_KEYS = Map.of(
            "LYNC_2013", "enabled, online, home_id, policy_id",
            "GROUP_CHAT_2010", "enabled, online, home_id, policy_id, group_chat_2010_pool_id");
    private static final String FIGURES = "totalCount eligibleCount byObstacle { rule { id } userCount } revision";
    private static final String DIFFERENCES = "gained lost unchanged lostByObstacle { rule { id } userCount } revision";
    private static final Map<String, String> CHANGES = new TreeMap<>(Map.of(
            "a policy is switched", "{switchPolicy: {identity: \"Tag:Policy0\", enablePersistentChat: false}}",
            "users of a site are moved",
                    "{moveUsers: {filter: {site: \"BackCompatSite\"}, toPool: \"" + Estate.frontEndPool(0) + "\"}}",
            "the chat pool is retired", "{decommissionPool: \"" + Estate.CHAT_POOL + "\"}"));

    private final Workbench bench;

    public PopulationPart(Workbench bench) {
        this.bench = bench;
    }

    /** @param circumstances of the estate: whether clients are configured */
    public void run(String circumstances) throws Exception {
        bench.report().section("Whole populations, " + circumstances);
        Series.of(bench.settings().warmUp(), Duration.ZERO, () -> millis(population("LYNC_2013")));
        for (String client : List.of("LYNC_2013", "GROUP_CHAT_2010")) {
            population(client, circumstances);
            for (Map.Entry<String, String> change : CHANGES.entrySet()) {
                ask(
                        "impact, " + client + ", " + change.getKey(),
                        "{ impact(client: %s, pool: \"%s\", change: %s) { %s } }"
                                .formatted(client, Estate.CHAT_POOL, change.getValue(), DIFFERENCES));
            }
        }
    }

    private static String population(String client) {
        return "{ population(client: %s, pool: \"%s\") { %s } }".formatted(client, Estate.CHAT_POOL, FIGURES);
    }

    private void population(String client, String circumstances) throws Exception {
        String groupBy = "select %1$s, count(*) from users group by %1$s".formatted(RAW_KEYS.get(client));
        Series bare = new Series(bench.database().millis(groupBy, 20));
        Series population = ask("population, " + client, population(client));
        // before and after, since what else the machine does changes
        Series again = new Series(bench.database().millis(groupBy, 20));
        double bareMedian = (bare.median() + again.median()) / 2;
        bench.report().add(again.figure("GROUP BY in psql, " + client));
        bench.report()
                .add(Figure.of("RATIO of population to GROUP BY, " + client)
                        .with("times", population.median() / bareMedian));
        bench.report().atMost("population, " + client + ", " + circumstances, population.median(), 1000, "ms");
        bench.report()
                .atMost(
                        "population, " + client + ", " + circumstances + ", of GROUP BY",
                        population.median() / bareMedian,
                        2,
                        "times");
    }

    private Series ask(String what, String query) throws Exception {
        Duration warmUp = bench.settings().warmUp().dividedBy(10);
        Series series = Series.of(warmUp, bench.settings().measure().dividedBy(2), () -> millis(query));
        bench.report().add(series.figure(what));
        return series;
    }

    private double millis(String query) throws Exception {
        return bench.client().timed(query, Map.of()).millis();
    }
}
