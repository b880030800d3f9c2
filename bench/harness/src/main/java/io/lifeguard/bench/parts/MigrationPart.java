package io.lifeguard.bench.parts;

import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of a migration, on an organisation of its own. */
public final class MigrationPart {
    private final Workbench bench;

    public MigrationPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report()
                .section(
                        "A migration: "
                                + bench.database()
                                        .value(
                                                "select format('%s users, %s rooms, %s chat pools',"
                                                        + " (select count(*) from users), (select count(*) from rooms), (select count(*) from chat_pools))"));
        for (Map.Entry<String, String> each : questions().entrySet()) {
            Series series = Series.of(
                    bench.settings().warmUp().dividedBy(3),
                    bench.settings().measure().dividedBy(2),
                    () -> bench.client().timed(each.getValue(), Map.of()).millis());
            bench.report().add(series.figure(each.getKey()));
        }
    }

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(
                "migrationStatus",
                "{ migrationStatus { phase deployments { release categoryCount roomCount homedUserCount }"
                        + " migrations { complete } usersReadyForLync2013 usersNotReady { rule { id } userCount }"
                        + " accountsNotEnabled legacyConfigurations } }");
        questions.put(
                "findings and blockers of one migration",
                "{ chatPool(fqdn: \"chatfe7.contoso.com\") { migration { findings { rule { id } count reason subjects }"
                        + " blockers { rule { id } count subjects } } } }");
        questions.put("compliance", "{ compliance { rule { id } count reason subjects } }");
        questions.put("compliance, counts only", "{ compliance { rule { id } count reason } }");
        return questions;
    }
}
