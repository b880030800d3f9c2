package io.lifeguard.bench.parts;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.bench.load.Load;
import io.lifeguard.bench.load.Measured;
import io.lifeguard.bench.report.Figure;
import io.lifeguard.bench.report.Report;
import io.lifeguard.bench.run.EventStream;
import io.lifeguard.bench.run.Processes;
import io.lifeguard.bench.run.ResidentMemory;
import io.lifeguard.bench.run.ServiceClient.EventsPage;
import io.lifeguard.bench.run.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How late events are, what deriving them costs the writes, and how fast they are read. Two services have an equal
 * organisation each, whose users are all granted one policy; one of them derives events.
 */
public final class EventsPart {
    private static final String WITH = "events are derived";
    private static final String WITHOUT = "no events are derived";
    private static final Map<String, String> OFF = Map.of("LIFEGUARD_EVENTS_ENABLED", "false");
    private static final String POLICY = "Tag:Everyone";
    private static final int WRITERS = 16;
    private static final double WRITES_A_SECOND = 500;
    private static final int SWITCHES = 6;
    private static final long POLL_MILLIS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Workbench with;
    private final Workbench without;
    private final Report report;

    private EventsPart(Workbench with, Workbench without) {
        this.with = with;
        this.without = without;
        report = with.report();
    }

    public static EventsPart on(Settings settings, Processes processes, Report report) throws Exception {
        Workbench without = loaded(settings, processes, report, "no-events");
        loaded(settings, processes, report, "events").stop();
        // only now, since the follower begins with what is recorded
        Workbench with = Workbench.start(settings, processes, report, "events", Map.of());
        return new EventsPart(with, without);
    }

    private static Workbench loaded(Settings settings, Processes processes, Report report, String name)
            throws Exception {
        Workbench bench = Workbench.start(settings, processes, report, name, OFF);
        Map<String, String> size = Map.of("users", "" + settings.users() / 10);
        for (String file : List.of("topology", "users", "configurations", "granted")) {
            bench.load(file, size);
        }
        return bench;
    }

    public void run() throws Exception {
        awaitDerived();
        report.section(
                "Events, with %s users in %s groups".formatted(count("followed_users"), count("followed_groups")));
        try (ResidentMemory memory = with.watchMemory()) {
            writes();
            lag();
            pages(switches());
            report.add(Figure.of("resident memory, the most so far").with("MB", memory.mostMegabytes()));
        }
        with.stop();
        without.stop();
    }

    private String count(String table) throws Exception {
        return "%,d".formatted(Long.parseLong(with.database().value("select count(*) from " + table)));
    }

    private void writes() throws Exception {
        Writes writes = new Writes("derived", WRITERS);
        Writes otherWrites = new Writes("plain", WRITERS);
        try (Load load = new Load(with.service().port(), WRITERS);
                Load otherLoad = new Load(without.service().port(), WRITERS)) {
            Map<String, Measured> fast = inTurn(
                    WRITERS + " writers",
                    time -> load.asFastAsPossible(writes, time),
                    time -> otherLoad.asFastAsPossible(otherWrites, time));
            double ratio = fast.get(WITH).perSecond() / fast.get(WITHOUT).perSecond();
            report.add(Figure.of("RATIO of writes with events to those without").with("times", ratio));
            inTurn(
                    "%.0f writes a second".formatted(WRITES_A_SECOND),
                    time -> load.atRate(writes, WRITES_A_SECOND, time),
                    time -> otherLoad.atRate(otherWrites, WRITES_A_SECOND, time));
        }
    }

    private Map<String, Measured> inTurn(String what, Contender.Run derived, Contender.Run plain) throws Exception {
        Settings settings = with.settings();
        WriteCost costWith = new WriteCost(with);
        WriteCost costWithout = new WriteCost(without);
        Contender.Run untilDerived = time -> {
            Measured measured = derived.during(time);
            // the other one is measured on an idle machine
            awaitDerived();
            return measured;
        };
        Map<String, Measured> medians = Contender.inTurn(
                List.of(
                        new Contender(WITH, time -> costWith.of(untilDerived, time)),
                        new Contender(WITHOUT, time -> costWithout.of(plain, time))),
                settings.warmUp().dividedBy(3),
                settings.measure(),
                settings.rounds());
        medians.forEach((name, measured) -> add(what + ", " + name, measured));
        report.add(costWith.figure("used for each write, " + WITH));
        report.add(costWithout.figure("used for each write, " + WITHOUT));
        return medians;
    }

    private void add(String what, Measured measured) {
        report.add(Figure.of(what)
                .with("/s", measured.perSecond())
                .with("ms p50", measured.millis(50))
                .with("ms p99", measured.millis(99)));
    }

    private void lag() throws Exception {
        Settings settings = with.settings();
        CreatedUsers users = new CreatedUsers("late", settings.connections());
        try (EventStream stream = EventStream.of(with.service(), CreatedUsers.EVENTS, users::arrived);
                Load load = new Load(with.service().port(), settings.connections())) {
            load.atRate(users, WRITES_A_SECOND, settings.measure());
            Histogram lags = users.lags(stream);
            report.add(Figure.of("from the answer to its event, %.0f writes a second".formatted(WRITES_A_SECOND))
                    .with("ms p50", lags.getValueAtPercentile(50) / 1000.0)
                    .with("ms p99", lags.getValueAtPercentile(99) / 1000.0)
                    .with("ms longest", lags.getMaxValue() / 1000.0)
                    .with("writes", lags.getTotalCount()));
        }
    }

    /** Returns the revision before the last switch. */
    private String switches() throws Exception {
        List<Double> millis = new ArrayList<>();
        String before = "";
        String revision = "";
        for (int i = 0; i < SWITCHES; i++) {
            before = revision;
            JsonNode write = with.client()
                    .ask(
                            "mutation($e: Boolean!) { putPolicy(policy: {identity: \"" + POLICY
                                    + "\", enablePersistentChat: $e}) { applied revision } }",
                            Map.of("e", i % 2 == 1))
                    .get("putPolicy");
            long begun = System.nanoTime();
            if (!write.get("applied").asBoolean()) {
                throw new IllegalStateException("the policy was not switched: " + write);
            }
            revision = write.get("revision").asText();
            awaitDerived(revision);
            millis.add((System.nanoTime() - begun) / 1e6);
        }
        String[] derived = with.database()
                .value(("select count(*), sum(d.size) from eligibility_events e"
                                + " join eligibility_differences d on d.id = e.difference_id where e.revision = %s")
                        .formatted(revision.split("\\.")[1]))
                .split("\\|");
        report.add(new Series(millis).figure("switch of the policy of all users, to its last event"));
        report.add(Figure.of("of which each concerns")
                .with("users", Double.parseDouble(derived[0]))
                .with("events", Double.parseDouble(derived[1])));
        return before;
    }

    private void pages(String after) throws Exception {
        String begin = "/api/events?first=1000&after=" + after;
        eventsPerSecond(begin, with.settings().warmUp().dividedBy(5));
        report.add(Figure.of("pages of 1,000 CloudEvents, one after the other")
                .with("events/s", eventsPerSecond(begin, with.settings().measure())));
    }

    private double eventsPerSecond(String begin, Duration time) throws Exception {
        Optional<String> next = Optional.empty();
        long events = 0;
        Duration reading = Duration.ZERO;
        while (reading.compareTo(time) < 0) {
            EventsPage page = with.client().events(next.orElse(begin));
            next = page.next();
            events += page.count();
            reading = reading.plus(page.time());
        }
        return events / (reading.toNanos() / 1e9);
    }

    /** Waits until events are derived from all that was written. */
    private void awaitDerived() throws Exception {
        awaitDerived(with.database().value("select epoch || '.' || revision from present"));
    }

    private void awaitDerived(String revision) throws Exception {
        long begun = System.nanoTime();
        while (!with.client()
                .events("/api/events?first=1&after=" + revision)
                .position()
                .equals(Optional.of(revision))) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("no events were derived up to " + revision);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }
}
