package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.run.PgBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The database alone, sending the facts of decisions: as many of them as it can is the most that a service could decide. */
final class PgBenchContenders {
    static final String FACTS = "pgbench, all facts of a decision in one statement";
    static final String SENT = "pgbench, the statement of the service";
    /** The connections for reads that the service has. */
    static final int READS = 16;

    private PgBenchContenders() {}

    /** With as many sessions as the service has HTTP connections, and with as many as it has for reading. */
    static List<Contender> of(Workbench bench) throws Exception {
        Question question = bench.questions().get(0);
        Map<String, Integer> facts = DecisionScripts.ofAllFacts(bench, question);
        List<Contender> contenders = new ArrayList<>();
        for (int sessions : List.of(bench.settings().connections(), READS)) {
            contenders.add(contender(bench, FACTS, facts, sessions));
        }
        contenders.add(contender(bench, SENT, DecisionScripts.ofSent(bench, question), READS));
        return contenders;
    }

    private static Contender contender(Workbench bench, String name, Map<String, Integer> scripts, int sessions) {
        PgBench pgBench = new PgBench(bench.processes(), bench.database());
        Map<String, String> variables =
                Map.of("users", "" + bench.settings().users(), "lync", "LYNC_2013", "legacy", "GROUP_CHAT_2010");
        return new Contender(
                name + ", " + sessions + " sessions", time -> pgBench.run(scripts, variables, sessions, time));
    }

    /** How many facts of decisions it reads in a second: the faster one counts. */
    static double perSecond(Map<String, Measured> medians, String name) {
        return medians.entrySet().stream()
                .filter(e -> e.getKey().startsWith(name))
                .mapToDouble(e -> e.getValue().perSecond())
                .max()
                .orElseThrow();
    }
}
