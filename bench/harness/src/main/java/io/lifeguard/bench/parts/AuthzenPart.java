package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.report.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Single decisions by AuthZEN and REST, with the remedies of refusals, beside GraphQL and pgbench; and many at once by REST. */
public final class AuthzenPart {
    private static final String AUTHZEN = "AuthZEN evaluation";
    private static final String REST = "GET /api/eligibility";
    private static final String GRAPHQL = "GraphQL eligibility, without remedies";
    private static final int LARGEST = 10_000;
    private static final int DIFFERENT = 8;

    private final Workbench bench;

    public AuthzenPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report()
                .section("Single decisions by AuthZEN and REST, half of them refusals, beside GraphQL and pgbench");
        Map<String, Requests> endpoints = endpoints();
        List<Load> loads = new ArrayList<>();
        try {
            List<Contender> contenders = new ArrayList<>();
            endpoints.forEach((name, requests) -> {
                Load load = new Load(bench.service().port(), bench.settings().connections());
                loads.add(load);
                contenders.add(new Contender(name, time -> load.asFastAsPossible(requests, time)));
            });
            contenders.addAll(PgBenchContenders.of(bench));
            Map<String, Measured> medians = Contender.inTurn(
                    contenders,
                    bench.settings().warmUp(),
                    bench.settings().measure(),
                    bench.settings().rounds());
            medians.forEach((name, measured) -> bench.report()
                    .add(Figure.of(name)
                            .with("/s", measured.perSecond())
                            .with("ms p50", measured.millis(50))
                            .with("ms p99", measured.millis(99))));
            ratios(medians);
        } finally {
            loads.forEach(Load::close);
        }
        atHalf(AUTHZEN, endpoints.get(AUTHZEN));
        atHalf(REST, endpoints.get(REST));
        batches();
    }

    private Map<String, Requests> endpoints() throws Exception {
        List<Question> questions = bench.questions();
        Map<String, Requests> endpoints = new LinkedHashMap<>();
        endpoints.put(
                AUTHZEN,
                new ExpectedAnswers(
                        Requests.inTurn(
                                questions.stream()
                                        .map(q -> Wire.post("/access/v1/evaluation", q.evaluation()))
                                        .toList(),
                                "\"decision\":"),
                        "\"error\":"));
        endpoints.put(
                REST,
                Requests.inTurn(
                        questions.stream()
                                .map(q -> Wire.get("/api/eligibility?" + q.parameters()))
                                .toList(),
                        "\"eligible\":"));
        endpoints.put(GRAPHQL, Question.requests(questions));
        return endpoints;
    }

    private void ratios(Map<String, Measured> medians) {
        double pgbench = PgBenchContenders.perSecond(medians, PgBenchContenders.FACTS);
        double sent = PgBenchContenders.perSecond(medians, PgBenchContenders.SENT);
        double graphql = medians.get(GRAPHQL).perSecond();
        for (String endpoint : List.of(AUTHZEN, REST)) {
            double perSecond = medians.get(endpoint).perSecond();
            bench.report()
                    .add(Figure.of("RATIO of " + endpoint)
                            .with("times pgbench", perSecond / pgbench)
                            .with("times pgbench with the statement of the service", perSecond / sent)
                            .with("times GraphQL", perSecond / graphql));
            bench.report().atLeast(endpoint + ", of pgbench's throughput", perSecond / pgbench, 1, "times");
            bench.report().atLeast(endpoint + ", of GraphQL's throughput", perSecond / graphql, 2, "times");
        }
    }

    private void atHalf(String endpoint, Requests requests) throws Exception {
        List<Measured> rounds = ShareOfMaximum.rounds(bench, requests, 0.5);
        Measured median = rounds.get(rounds.size() / 2);
        bench.report()
                .add(Figure.of(endpoint + " at half of its own maximum")
                        .with("/s", median.perSecond())
                        .with("ms p50", median.millis(50))
                        .with("ms p99", median.millis(99))
                        .with("ms p99.9", median.millis(99.9)));
        bench.report().atMost(endpoint + ", p99 at half of its own maximum", median.millis(99), 10, "ms");
    }

    private void batches() throws Exception {
        List<Question> questions = bench.questions();
        List<byte[]> requests = IntStream.range(0, DIFFERENT)
                .mapToObj(i -> IntStream.range(i * LARGEST, (i + 1) * LARGEST)
                        .mapToObj(n -> questions.get(n % questions.size()).input())
                        .toList())
                .map(batch -> Wire.post("/api/eligibilities", Map.of("questions", batch)))
                .toList();
        Requests asked = new ExpectedAnswers(Requests.inTurn(requests, "\"eligible\":"), "\"problem\":");
        try (Load load = new Load(bench.service().port(), 1)) {
            load.asFastAsPossible(asked, bench.settings().warmUp().dividedBy(5));
            Measured measured = load.asFastAsPossible(asked, bench.settings().measure());
            bench.report()
                    .add(Figure.of("POST /api/eligibilities of 10,000")
                            .with("ms median", measured.millis(50))
                            .with("ms p99", measured.millis(99))
                            .with("decisions/s", measured.perSecond() * LARGEST));
            bench.report().atMost("POST /api/eligibilities of 10,000, median", measured.millis(50), 300, "ms");
        }
    }

    /** Requests whose wrong answers are told by other words than those of GraphQL. */
    private record ExpectedAnswers(Requests requests, String unexpected) implements Requests {
        @Override
        public byte[] next(int connection) {
            return requests.next(connection);
        }

        @Override
        public String expected() {
            return requests.expected();
        }
    }
}
