package io.lifeguard.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * All that a run has started and made, and nothing else. At its end, and when it is interrupted, the processes are ended
 * one by one, the last one first, and the temporary directory goes.
 */
public final class Processes implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LINES_OF_A_LOG = 20;

    private final Deque<Started> started = new ArrayDeque<>();
    private final Path directory;
    private boolean closing;

    private record Started(Process process, Runnable afterwards) {}

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
        return start(builder, () -> {});
    }

    /**
     * Starts a process.
     *
     * @param afterwards what to do when it has been ended, in whatever way
     * @throws IllegalStateException when the run is being ended
     */
    public Process start(ProcessBuilder builder, Runnable afterwards) throws IOException {
        synchronized (started) {
            if (closing) {
                throw new IllegalStateException("nothing is started any more");
            }
            Process process = builder.start();
            started.push(new Started(process, afterwards));
            return process;
        }
    }

    /** Ends a process and those that it has started; returns when they are gone. */
    public void stop(Process process) {
        List<ProcessHandle> offspring = process.descendants().toList();
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            hasEnded(process);
        }
        offspring.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroy);
        forget(process).run();
    }

    /** Waits for a process that ends by itself, and requires that it succeeds. */
    public void await(Process process, String what) throws InterruptedException {
        int code = process.waitFor();
        forget(process);
        if (code != 0) {
            throw new IllegalStateException(what + " ended with code " + code);
        }
    }

    /** The end of what each of the processes has logged. */
    public String logs() throws IOException {
        StringBuilder logs = new StringBuilder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.log")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                logs.append(file.getFileName()).append('\n');
                lines.subList(Math.max(0, lines.size() - LINES_OF_A_LOG), lines.size())
                        .forEach(line -> logs.append("  ").append(line).append('\n'));
            }
        }
        return logs.toString();
    }

    /** Whether the run is being ended, so that whatever fails now is no failure. */
    public boolean isClosing() {
        synchronized (started) {
            return closing;
        }
    }

    /** Whoever calls it returns when all has ended. */
    @Override
    public synchronized void close() {
        synchronized (started) {
            closing = true;
        }
        for (Process next = last(); next != null; next = last()) {
            stop(next);
        }
        try {
            if (Files.exists(directory)) {
                deleteAll(directory);
            }
        } catch (IOException | UncheckedIOException e) {
            System.err.println(directory + " is left behind: " + e.getMessage());
        }
    }

    private Process last() {
        synchronized (started) {
            Started last = started.peek();
            return last == null ? null : last.process();
        }
    }

    private Runnable forget(Process process) {
        synchronized (started) {
            for (Iterator<Started> each = started.iterator(); each.hasNext(); ) {
                Started found = each.next();
                if (found.process().equals(process)) {
                    each.remove();
                    return found.afterwards();
                }
            }
            return () -> {};
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
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
