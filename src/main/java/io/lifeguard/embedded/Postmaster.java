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
 * The running server of a cluster, as its {@code postmaster.pid} names it.
 *
 * @param process verified to be that server: process numbers are used again
 */
record Postmaster(ProcessHandle process, int port) {
    private static final int LINES_WE_READ = 4;
    private static final Duration START_TAKES_AT_MOST = Duration.ofSeconds(60);

    /** Empty where no server of this cluster runs, whatever the file says. */
    static Optional<Postmaster> of(Path cluster) {
        List<String> lines = lines(cluster);
        if (lines.size() < LINES_WE_READ) {
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

    /** A file that names a living stranger would make PostgreSQL refuse; one that names a dead process does not. */
    static void forgetStranger(Path cluster) throws IOException {
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
        // Windows shows no arguments
        boolean isPostgres = info.command()
                .filter(command -> command.endsWith("postgres.exe"))
                .isPresent();
        return isPostgres
                && info.startInstant()
                        .filter(started ->
                                Duration.between(started, began).abs().compareTo(START_TAKES_AT_MOST) < 0)
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
