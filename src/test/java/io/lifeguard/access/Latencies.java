package io.lifeguard.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Asks the same again and again, and keeps how long each answer took and what it was. */
final class Latencies implements Runnable {
    private static final long PAUSE_MILLIS = 20;
    private static final int WARM_UP = 20;

    private final String name;
    private final Callable<Integer> question;
    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private volatile boolean stopped;

    /** @param question gives a status */
    Latencies(String name, Callable<Integer> question) {
        this.name = name;
        this.question = question;
    }

    /** Sends some requests that are not measured: the first responses always take longer. */
    void warmUp() {
        try {
            for (int i = 0; i < WARM_UP; i++) {
                question.call();
            }
        } catch (Exception e) {
            throw new AssertionError(name, e);
        }
    }

    @Override
    public void run() {
        while (!stopped) {
            long begin = System.nanoTime();
            String outcome;
            try {
                outcome = String.valueOf(question.call());
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            } catch (Exception failure) {
                outcome = failure.toString();
            }
            long took =
                    System.nanoTime() - begin - Duration.ofMillis(PAUSE_MILLIS).toNanos();
            synchronized (this) {
                nanos.add(took);
                outcomes.merge(outcome, 1, Integer::sum);
            }
        }
    }

    void stop() {
        stopped = true;
    }

    synchronized Map<String, Integer> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** The time within which that share of the answers came. */
    synchronized Duration within(double share) {
        long[] sorted = nanos.stream().mapToLong(n -> n).sorted().toArray();
        return Duration.ofNanos(sorted[(int) Math.ceil(share * sorted.length) - 1]);
    }

    @Override
    public String toString() {
        return name + ": "
                + Arrays.stream(new double[] {0.5, 0.9, 0.99, 0.999, 1})
                        .mapToObj(share -> "%s%% within %d ms"
                                .formatted(share * 100, within(share).toMillis()))
                        .toList()
                + " " + outcomes();
    }
}
