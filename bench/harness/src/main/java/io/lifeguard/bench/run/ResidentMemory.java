package io.lifeguard.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** How much memory a process has resident (RSS), and the most that it had while it was watched. */
public final class ResidentMemory implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final long pid;
    private final AtomicLong most = new AtomicLong();
    private final Thread watch;

    private ResidentMemory(long pid) {
        this.pid = pid;
        watch = new Thread(this::watch, "resident memory of " + pid);
        watch.setDaemon(true);
        watch.start();
    }

    public static ResidentMemory watch(long pid) {
        return new ResidentMemory(pid);
    }

    /** In megabytes (2 to the 20). */
    public static double megabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    /** The most since it is watched, in megabytes. */
    public double mostMegabytes() {
        return most.get() / 1024.0;
    }

    private void watch() {
        try {
            while (!Thread.interrupted()) {
                most.accumulateAndGet((long) (megabytes(pid) * 1024), Math::max);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (IOException | InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
