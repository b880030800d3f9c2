package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.load.Wire;
import io.lifeguard.bench.report.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many questions in one request, asked for as much as single ones are. */
public final class BatchPart {
    private static final String BATCH =
            "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { problem eligibility"
                    + " { eligible obstacles { rule { id } reason } revision } } }";
    private static final String VERDICTS =
            "query($q: [EligibilityQuery!]!) { eligibilities(questions: $q) { problem eligibility { eligible } } }";
    private static final int LARGEST = 10_000;
    private static final int AT_ONCE = 2;
    private static final int DIFFERENT = 8;

    private final Workbench bench;

    public BatchPart(Workbench bench) {
        this.bench = bench;
    }

    public void run() throws Exception {
        bench.report().section("Batches");
        double single = singleQuestions();
        add("batch of 1,000", 1_000, BATCH, 1);
        double millis = add("batch of 10,000", LARGEST, BATCH, 1);
        add("batch of 10,000, verdicts only", LARGEST, VERDICTS, 1);
        double together = add("batch of 10,000, " + AT_ONCE + " at once", LARGEST, BATCH, AT_ONCE);
        bench.report().atMost("batch of 10,000, median", millis, 500, "ms");
        double decisions = Math.max(LARGEST / millis * 1000, LARGEST * AT_ONCE / together * 1000);
        bench.report()
                .add(Figure.of("RATIO of decisions a second to those of single questions")
                        .with("times", decisions / single));
        bench.report()
                .atLeast(
                        "decisions a second in batches, of those of single questions", decisions / single, 10, "times");
    }

    /** Measured here again, so that both are of the same minutes. */
    private double singleQuestions() throws Exception {
        try (Load load = new Load(bench.service().port(), bench.settings().connections())) {
            Requests asked = Question.requests(bench.questions());
            load.asFastAsPossible(asked, bench.settings().warmUp());
            Measured measured = load.asFastAsPossible(asked, bench.settings().measure());
            bench.report().add(Figure.of("single questions, for comparison").with("decisions/s", measured.perSecond()));
            return measured.perSecond();
        }
    }

    /** The median in milliseconds. */
    private double add(String what, int size, String query, int connections) throws Exception {
        Requests asked = requests(bench, size, query);
        try (Load load = new Load(bench.service().port(), connections)) {
            load.asFastAsPossible(asked, bench.settings().warmUp().dividedBy(5));
            Measured measured = load.asFastAsPossible(asked, bench.settings().measure());
            bench.report()
                    .add(Figure.of(what)
                            .with("ms median", measured.millis(50))
                            .with("ms p99", measured.millis(99))
                            .with("decisions/s", measured.perSecond() * size));
            return measured.millis(50);
        }
    }

    /** Batches of 10,000, in answers as full as those of single questions. */
    static Requests largest(Workbench bench) throws Exception {
        return requests(bench, LARGEST, BATCH);
    }

    private static Requests requests(Workbench bench, int size, String query) throws Exception {
        List<Question> questions = bench.questions();
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < DIFFERENT; i++) {
            int from = i * size;
            List<Map<String, String>> asked = IntStream.range(from, from + size)
                    .mapToObj(n -> questions.get(n % questions.size()).input())
                    .toList();
            requests.add(Wire.graphql(query, Map.of("q", asked)));
        }
        return Requests.inTurn(requests, "\"eligibilities\":[");
    }
}
