package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.PostGraphile;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service and those that it is measured beside, all of them asked about the same users. */
final class Contenders implements AutoCloseable {
    static final String SERVICE = "the service";
    static final String POSTGRAPHILE = "PostGraphile 4.14, the same facts";
    static final String BARE = "a bare Quarkus endpoint";

    private static final Path BARE_JAR = Path.of("bench", "bare", "target", "quarkus-app", "quarkus-run.jar");

    private static final String FACTS =
            "query($u: String!, $c: String!, $p: String!) { decisionFacts(user: $u, client: $c,"
                    + " pool: $p) { epoch revision sipAddress displayName enabled online homeFqdn homeRelease homeSite granted"
                    + " grantedEnables sitePolicy siteEnables globalEnables poolFqdn poolRelease poolState poolHomeFqdn"
                    + " configuredFor } }";

    private final Workbench bench;
    private final List<Contender> all = new ArrayList<>();
    private final List<Load> loads = new ArrayList<>();
    private final Service bare;
    private final Service postGraphile;

    private Contenders(Workbench bench, Service bare, Service postGraphile) {
        this.bench = bench;
        this.bare = bare;
        this.postGraphile = postGraphile;
    }

    static Contenders start(Workbench bench) throws Exception {
        Service bare =
                Service.of(bench.processes(), "bare", BARE_JAR, bench.settings().javaOptions(), Map.of(), "/graphql");
        Service postGraphile = PostGraphile.of(bench.processes(), bench.database(), PgBenchContenders.READS);
        Contenders contenders = new Contenders(bench, bare, postGraphile);
        bare.start();
        postGraphile.start();
        contenders.assemble();
        return contenders;
    }

    List<Contender> all() {
        return all;
    }

    /** Resident memory of those that are servers too. */
    List<Figure> memory() throws IOException {
        return List.of(
                Figure.of("resident memory of PostGraphile afterwards")
                        .with("MB", ResidentMemory.megabytes(postGraphile.pid())),
                Figure.of("resident memory of the bare endpoint afterwards")
                        .with("MB", ResidentMemory.megabytes(bare.pid())));
    }

    private void assemble() throws Exception {
        List<Question> questions = bench.questions();
        Requests asked = Question.requests(questions);
        add(SERVICE, bench.service(), asked);
        all.addAll(PgBenchContenders.of(bench));
        List<byte[]> facts =
                questions.stream().map(q -> Wire.graphql(FACTS, q.variables())).toList();
        add(POSTGRAPHILE, postGraphile, Requests.inTurn(facts, "\"sipAddress\":\"sip:"));
        add(BARE, bare, asked);
    }

    private void add(String name, Service service, Requests requests) {
        Load load = new Load(service.port(), bench.settings().connections());
        loads.add(load);
        all.add(new Contender(name, time -> load.asFastAsPossible(requests, time)));
    }

    @Override
    public void close() {
        loads.forEach(Load::close);
        bare.stop();
        postGraphile.stop();
    }
}
