package io.lifeguard.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What processes have used since they started, as Linux counts it in {@code /proc}.
 *
 * @param seconds of processor time, in hundredths
 * @param calls system calls that read or wrote files and sockets; those of PostgreSQL's sockets are not among them
 */
public record ProcessorTime(double seconds, long calls) {
    private static final int TICKS_PER_SECOND = 100;
    /** Where the fields of /proc/PID/stat after the name of the program begin. */
    private static final int UTIME = 11;

    /** Of one process. */
    public static ProcessorTime of(long pid) throws IOException {
        return of(List.of(pid));
    }

    /** Of several, of which some may have ended. */
    public static ProcessorTime of(List<Long> pids) throws IOException {
        double seconds = 0;
        long calls = 0;
        for (long pid : pids) {
            Path process = Path.of("/proc", Long.toString(pid));
            try {
                String stat = Files.readString(process.resolve("stat"));
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                seconds +=
                        (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) / (double) TICKS_PER_SECOND;
                calls += Files.readAllLines(process.resolve("io")).stream()
                        .filter(line -> line.startsWith("syscr:") || line.startsWith("syscw:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            } catch (NoSuchFileException ended) {
                // and what it used is counted no more
            }
        }
        return new ProcessorTime(seconds, calls);
    }

    public ProcessorTime minus(ProcessorTime before) {
        return new ProcessorTime(seconds - before.seconds, calls - before.calls);
    }
}
