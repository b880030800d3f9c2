package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is kept where, and whether this directory may be used at all.
 *
 * @param root absolute, without symbolic links
 * @param self who owns what this process writes there
 */
record DataDirectory(Path root, String self) {
    private static final String CLUSTER = "postgresql";
    private static final String PROBE = ".probe";
    private static final String LOCK = "lifeguard.lock";
    private static final int ATTEMPTS_AT_CLEARING = 25;
    private static final Duration PAUSE = Duration.ofMillis(200);
    // what file systems and desktops put into a directory that is otherwise empty
    private static final Set<String> NOT_OURS_BUT_HARMLESS = Set.of("lost+found", ".snapshot", ".DS_Store");

    static DataDirectory open(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        // the shell through which pg_ctl starts the server would expand these
        if (absolute.toString().matches(".*[\"$`\\p{Cntrl}].*")) {
            throw new ServerStartException("The data directory " + absolute
                    + " has a quote, a dollar sign, a backquote or a control character in its name: choose another");
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new ServerStartException(absolute + " is a file: a data directory must be a directory");
        }
        try {
            if (!Files.exists(absolute)) {
                create(absolute);
            }
            Path root = absolute.toRealPath();
            refuseStrangers(root);
            return new DataDirectory(root, probe(root));
        } catch (FileAlreadyExistsException e) {
            throw new ServerStartException(
                    e.getFile() + " is a file: the data directory " + absolute + " cannot be in it");
        } catch (IOException e) {
            throw ServerDiagnosis.of(e, absolute);
        }
    }

    Path cluster() {
        return root.resolve(CLUSTER);
    }

    Path lock() {
        return root.resolve(LOCK);
    }

    Path credentials() {
        return root.resolve("credentials");
    }

    Path log() {
        return root.resolve("server.log");
    }

    Path ownBinaries() {
        return root.resolve("binaries");
    }

    /** Where a cluster is made before it gets its name, so that what has the name is whole. */
    Path unfinished() {
        return root.resolve(
                CLUSTER + ".new-" + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36));
    }

    /** What killed starts have left; what is left of it the next start clears. */
    void clearUnfinished() throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(root)) {
            left = entries.filter(each -> name(each).startsWith(CLUSTER + ".new-")
                            || name(each).startsWith(PROBE))
                    .toList();
        }
        for (Path each : left) {
            for (int attempt = 0; attempt < ATTEMPTS_AT_CLEARING && Files.exists(each); attempt++) {
                try {
                    SafeFiles.deleteAll(each);
                } catch (IOException stillWritten) {
                    // an initdb whose service was killed writes on for a moment
                    Polling.sleep(PAUSE);
                }
            }
        }
    }

    /** Checked before anything else touches the data: only the binaries of its own version understand it. */
    void requireVersion(int major) {
        Path file = cluster().resolve("PG_VERSION");
        if (!Files.exists(cluster())) {
            return;
        }
        try {
            String found = Files.readString(file).strip();
            if (!found.equals(Integer.toString(major))) {
                throw new ServerStartException("The data in " + root + " was written by PostgreSQL " + found
                        + ", and this Lifeguard brings PostgreSQL " + major + ": export it with the Lifeguard that"
                        + " wrote it and import it into a new directory");
            }
        } catch (IOException e) {
            throw new ServerStartException(
                    "The data in " + root + " is damaged, PG_VERSION cannot be read: restore it from a backup", e);
        }
    }

    void requireOwner(ServerAccount account) throws IOException {
        if (Files.exists(cluster()) && SafeFiles.posix(cluster())) {
            String found = Files.getOwner(cluster()).getName();
            if (!account.mayTakeOver(found)) {
                throw new ServerStartException("The data in " + root + " belongs to the user " + found
                        + ", and Lifeguard runs as " + self + ": run it as " + found + ", or name another directory");
            }
        }
    }

    /** The server's own account must be able to pass; what is secret here has modes of its own. */
    void lendTo(ServerAccount account) throws IOException {
        if (account.isLent()) {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static void create(Path directory) throws IOException {
        Files.createDirectories(SafeFiles.parent(directory));
        if (SafeFiles.posix(SafeFiles.parent(directory))) {
            Files.createDirectory(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(directory);
        }
    }

    private static void refuseStrangers(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> entries = Files.list(root)) {
            entries.forEach(entry -> names.add(name(entry)));
        }
        names.removeAll(NOT_OURS_BUT_HARMLESS);
        if (names.isEmpty() || names.contains(LOCK) || names.contains(CLUSTER)) {
            return;
        }
        if (names.contains("PG_VERSION")) {
            throw new ServerStartException(root + " holds a PostgreSQL "
                    + Files.readString(root.resolve("PG_VERSION")).strip()
                    + " cluster that Lifeguard did not make: start that server and give its URL, or name another"
                    + " directory");
        }
        throw new ServerStartException(root + " is neither empty nor a data directory of Lifeguard (it holds "
                + names.iterator().next() + "): name an empty or a new directory");
    }

    private static String probe(Path root) throws IOException {
        Path probe = Files.createTempFile(root, PROBE, null);
        try {
            return Files.getOwner(probe).getName();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
