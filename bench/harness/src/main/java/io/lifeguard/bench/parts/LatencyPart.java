package io.lifeguard.bench.parts;

import io.lifeguard.bench.estate.Question;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.load.Requests;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.run.ProcessorTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Single questions at fixed rates: how latency grows with the rate, and what the processors do. All rates are measured in
 * each round, so that a slow minute of the machine meets all of them.
 */
public final class LatencyPart {
    private static final int[] SHARES = {25, 50, 70, 85, 90, 95, 100};
    /** A rate is sustained if so many of the requests that are offered are answered in time, and no queue grows. */
    private static final double SUSTAINED = 0.98;

    private static final double LONGEST_QUEUE_MILLIS = 100;

    private final Workbench bench;
    private final Requests asked;

    public LatencyPart(Workbench bench) throws Exception {
        this.bench = bench;
        asked = Question.requests(bench.questions());
    }

    /**
     * A measurement at one rate.
     *
     * @param offered requests per second
     * @param perStatement questions that a statement answered
     */
    private record AtOneRate(
            double offered,
            Measured measured,
            double perStatement,
            ProcessorTime service,
            ProcessorTime database,
            ProcessorTime generator,
            double seconds) {

        boolean isSustained() {
            return measured.perSecond() >= offered * SUSTAINED && measured.millis(99) <= LONGEST_QUEUE_MILLIS;
        }

        Figure figure(String what) {
            double requests = measured.perSecond() * seconds;
            return Figure.of(what)
                    .with("/s offered", offered)
                    .with("/s", measured.perSecond())
                    .with("ms p50", measured.millis(50))
                    .with("ms p99", measured.millis(99))
                    .with("ms p99.9", measured.millis(99.9))
                    .with("µs of service", service.seconds() * 1e6 / requests)
                    .with("µs of PostgreSQL", database.seconds() * 1e6 / requests)
                    .with("µs of generator", generator.seconds() * 1e6 / requests)
                    .with("questions per statement", perStatement)
                    .with("system calls of the service", service.calls() / requests);
        }
    }

    public void run() throws Exception {
        Duration time = bench.settings().measure();
        bench.report()
                .section("Single eligibility at fixed rates, with processor time and system calls for each request");
        try (Load load = new Load(bench.service().port(), bench.settings().connections())) {
            load.asFastAsPossible(asked, bench.settings().warmUp());
            List<Double> maxima = new ArrayList<>();
            for (int i = 0; i < bench.settings().rounds(); i++) {
                maxima.add(load.asFastAsPossible(asked, time).perSecond());
            }
            double maximum = median(maxima, Comparator.naturalOrder());
            bench.report().add(Figure.of("as fast as possible").with("/s", maximum));
            Map<Integer, AtOneRate> curve = curve(load, maximum, time);
            double sustained = curve.values().stream()
                    .filter(AtOneRate::isSustained)
                    .mapToDouble(AtOneRate::offered)
                    .max()
                    .orElse(0);
            bench.report().add(Figure.of("sustained at a fixed rate").with("/s", sustained));
            bench.report()
                    .atLeast("maximum at a fixed rate, of that of closed loops", sustained / maximum, 0.9, "times");
            atShare(load, sustained, 0.5, 10);
            atShare(load, sustained, 0.85, 20);
            bench.report().picture("latency", LatencyPicture.of(points(curve)));
        }
    }

    private Map<Integer, AtOneRate> curve(Load load, double maximum, Duration time) throws Exception {
        Map<Integer, List<AtOneRate>> rounds = new TreeMap<>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            for (int share : SHARES) {
                rounds.computeIfAbsent(share, s -> new ArrayList<>()).add(atRate(load, maximum * share / 100, time));
            }
        }
        Map<Integer, AtOneRate> curve = new TreeMap<>();
        rounds.forEach((share, all) -> curve.put(share, median(all, byP99())));
        curve.forEach((share, rate) -> bench.report().add(rate.figure(share + " % of it")));
        return curve;
    }

    private void atShare(Load load, double sustained, double share, double most) throws Exception {
        List<AtOneRate> rounds = new ArrayList<>();
        for (int i = 0; i < bench.settings().rounds(); i++) {
            rounds.add(atRate(load, sustained * share, bench.settings().measure()));
        }
        String what = Math.round(share * 100) + " % of what is sustained";
        AtOneRate median = median(rounds, byP99());
        bench.report().add(median.figure(what));
        bench.report()
                .atMost("single eligibility, p99 at " + what, median.measured().millis(99), most, "ms");
    }

    private AtOneRate atRate(Load load, double perSecond, Duration time) throws Exception {
        double statements = bench.client().metric("lifeguard_decision_batches_total");
        double questions = bench.client().metric("lifeguard_decision_batched_questions_total");
        ProcessorTime service = ProcessorTime.of(bench.service().pid());
        List<Long> database = bench.database().pids();
        ProcessorTime ofDatabase = ProcessorTime.of(database);
        long own = ProcessHandle.current().pid();
        ProcessorTime generator = ProcessorTime.of(own);
        long begun = System.nanoTime();
        Measured measured = load.atRate(asked, perSecond, time);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new AtOneRate(
                perSecond,
                measured,
                (bench.client().metric("lifeguard_decision_batched_questions_total") - questions)
                        / (bench.client().metric("lifeguard_decision_batches_total") - statements),
                ProcessorTime.of(bench.service().pid()).minus(service),
                ProcessorTime.of(database).minus(ofDatabase),
                ProcessorTime.of(own).minus(generator),
                seconds);
    }

    private static Comparator<AtOneRate> byP99() {
        return Comparator.comparing(rate -> rate.measured().millis(99));
    }

    private static <T> T median(List<T> all, Comparator<? super T> order) {
        return all.stream().sorted(order).toList().get(all.size() / 2);
    }

    private static List<LatencyPicture.Point> points(Map<Integer, AtOneRate> curve) {
        return curve.values().stream()
                .map(rate -> new LatencyPicture.Point(
                        rate.measured().perSecond(),
                        rate.measured().millis(50),
                        rate.measured().millis(99)))
                .toList();
    }
}
