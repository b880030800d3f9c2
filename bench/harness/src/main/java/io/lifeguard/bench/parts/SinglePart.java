package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ResidentMemory;
import java.util.List;
import java.util.Map;

/** Single questions by GraphQL, beside what the database, HTTP alone and PostGraphile come to. */
public final class SinglePart {
    private static final double SHARE_OF_MAXIMUM = 0.85;

    private final Workbench bench;

    public SinglePart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        try (Contenders contenders = Contenders.start(bench);
                ResidentMemory memory = bench.watchMemory()) {
            Map<String, Measured> medians = Contender.inTurn(
                    contenders.all(),
                    bench.settings().warmUp(),
                    bench.settings().measure(),
                    bench.settings().rounds());
            bench.report().section("Single eligibility, half of them refusals, beside others that do less or the same");
            medians.forEach((name, measured) -> bench.report()
                    .add(Figure.of(name)
                            .with("/s", measured.perSecond())
                            .with("ms p50", measured.millis(50))
                            .with("ms p99", measured.millis(99))));
            ratios(medians);
            atRate();
            bench.report()
                    .add(Figure.of("resident memory of the service under this load")
                            .with("MB", memory.mostMegabytes()));
            contenders.memory().forEach(bench.report()::add);
        }
    }

    private void ratios(Map<String, Measured> medians) {
        double service = medians.get(Contenders.SERVICE).perSecond();
        double pgbench = PgBenchContenders.perSecond(medians, PgBenchContenders.FACTS);
        ratio("pgbench (the faster)", service / pgbench);
        ratio(
                "pgbench with the statement of the service",
                service / PgBenchContenders.perSecond(medians, PgBenchContenders.SENT));
        ratio("PostGraphile", service / medians.get(Contenders.POSTGRAPHILE).perSecond());
        ratio("the bare endpoint", service / medians.get(Contenders.BARE).perSecond());
        bench.report().atLeast("single eligibility, of pgbench's throughput", service / pgbench, 0.5, "times");
        bench.report()
                .atLeast(
                        "single eligibility, of PostGraphile's throughput",
                        service / medians.get(Contenders.POSTGRAPHILE).perSecond(),
                        4,
                        "times");
    }

    private void ratio(String other, double ratio) {
        bench.report().add(Figure.of("RATIO of the service to " + other).with("times", ratio));
    }

    private void atRate() throws Exception {
        List<Measured> rounds = ShareOfMaximum.rounds(bench, Question.requests(bench.questions()), SHARE_OF_MAXIMUM);
        Measured median = rounds.get(rounds.size() / 2);
        bench.report()
                .add(Figure.of("the service at 85 % of its own maximum")
                        .with("/s", median.perSecond())
                        .with("ms p50", median.millis(50))
                        .with("ms p99", median.millis(99))
                        .with("ms p99.9", median.millis(99.9))
                        .with(
                                "ms p99 of the worst round",
                                rounds.get(rounds.size() - 1).millis(99)));
        bench.report().atMost("single eligibility, p99 at 85 % of its own maximum", median.millis(99), 30, "ms");
    }
}
