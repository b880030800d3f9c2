package io.lifeguard.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All that a run has started and made, and nothing else. At its end, and when it is interrupted, the processes are ended
 * one by one, the last one first, and the temporary directory goes.
 */
public final class Processes implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Deque<Process> started = new ArrayDeque<>();
    private final Path directory;

    public Processes() throws IOException {
        directory = Files.createTempDirectory("lifeguard-bench-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of all that was started"));
    }

    /** A new directory that goes when the run ends. */
    public Path directory(String name) throws IOException {
        return Files.createDirectories(directory.resolve(name));
    }

    /** A file that goes when the run ends. */
    public Path file(String name) {
        return directory.resolve(name);
    }

    public Process start(ProcessBuilder builder) throws IOException {
        synchronized (started) {
            Process process = builder.start();
            started.push(process);
            return process;
        }
    }

    /** Ends a process and those that it has started; returns when they are gone. */
    public void stop(Process process) {
        synchronized (started) {
            started.remove(process);
        }
        List<ProcessHandle> offspring = process.descendants().toList();
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
        }
        offspring.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
        hasEnded(process);
    }

    /** Waits for a process that ends by itself, and requires that it succeeds. */
    public void await(Process process, String what) throws InterruptedException {
        int code = process.waitFor();
        synchronized (started) {
            started.remove(process);
        }
        if (code != 0) {
            throw new IllegalStateException(what + " ended with code " + code);
        }
    }

    @Override
    public void close() {
        for (Process next = last(); next != null; next = last()) {
            stop(next);
        }
        try {
            deleteAll(directory);
        } catch (IOException e) {
            System.err.println(directory + " is left behind: " + e.getMessage());
        }
    }

    private Process last() {
        synchronized (started) {
            return started.peek();
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(directory)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
    }
}
