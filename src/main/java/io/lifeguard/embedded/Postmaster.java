package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The running server process of a cluster, from its {@code postmaster.pid}.
 *
 * @param process verified to be that server, because process ids are reused
 */
record Postmaster(ProcessHandle process, int port) {
    private static final int REQUIRED_LINES = 4;
    private static final Duration MAX_START_TIME = Duration.ofSeconds(60);

    /** Empty if no server of this cluster is running, whatever the file says. */
    static Optional<Postmaster> of(Path cluster) {
        List<String> lines = lines(cluster);
        if (lines.size() < REQUIRED_LINES) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(lines.get(0).strip());
            Instant began = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            int port = Integer.parseInt(lines.get(3).strip());
            return ProcessHandle.of(pid)
                    .filter(process -> isServerOf(cluster, process.info(), began))
                    .map(process -> new Postmaster(process, port));
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    /**
     * Whether the server neither serves nor recovers: its startup process has ended, and the server has not noticed. It refuses
     * every connection for ever. Seen with PostgreSQL 18.4 after a disk was full during the recovery from a crash. False where
     * the processes of the server cannot be told apart, as on Windows.
     */
    boolean isStuck() {
        return isStuck(titles());
    }

    /** The titles that the processes of the server have given themselves, such as {@code postgres: checkpointer}; only on Linux. */
    List<String> titles() {
        return process.children().map(Postmaster::title).toList();
    }

    static boolean isStuck(List<String> titles) {
        return has(titles, "checkpointer") && !has(titles, "startup") && !has(titles, "walwriter");
    }

    private static boolean has(List<String> titles, String kind) {
        return titles.stream().anyMatch(title -> title.startsWith("postgres: " + kind));
    }

    private static String title(ProcessHandle child) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(child.pid()), "cmdline"))
                    .replace('\0', ' ')
                    .strip();
        } catch (IOException none) {
            return "";
        }
    }

    /** Deletes the file if its process id now belongs to another program: PostgreSQL would not start with it. */
    static void deleteStale(Path cluster) throws IOException {
        Path file = file(cluster);
        if (Files.exists(file) && of(cluster).isEmpty()) {
            Files.delete(file);
        }
    }

    private static boolean isServerOf(Path cluster, ProcessHandle.Info info, Instant began) {
        Optional<String[]> arguments = info.arguments();
        if (arguments.isPresent()) {
            List<String> given = Arrays.asList(arguments.get());
            return Collections.indexOfSubList(given, List.of("-D", cluster.toString())) >= 0;
        }
        // Windows does not expose arguments
        boolean isPostgres = info.command()
                .filter(command -> command.endsWith("postgres.exe"))
                .isPresent();
        return isPostgres
                && info.startInstant()
                        .filter(started ->
                                Duration.between(started, began).abs().compareTo(MAX_START_TIME) < 0)
                        .isPresent();
    }

    private static List<String> lines(Path cluster) {
        try {
            return Files.readAllLines(file(cluster));
        } catch (IOException none) {
            return List.of();
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
