package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data directory: where its files are, and whether it can be used.
 *
 * @param root absolute, without symbolic links
 * @param self the user who owns the files that this process writes there
 */
record DataDirectory(Path root, String self) {
    private static final String CLUSTER = "postgresql";
    private static final String PROBE = ".probe";
    private static final Pattern PROBE_NAME = Pattern.compile("\\.probe\\d+\\.tmp");
    private static final String LOCK = "lifeguard.lock";
    private static final int DELETE_ATTEMPTS = 25;
    private static final Duration PAUSE = Duration.ofMillis(200);
    // entries that file systems and desktops create in empty directories
    private static final Set<String> IGNORED_ENTRIES = Set.of("lost+found", ".snapshot", ".DS_Store");

    static DataDirectory open(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        // pg_ctl starts the server through a shell, which would expand these
        if (absolute.toString().matches(".*[\"$`\\p{Cntrl}].*")) {
            throw new ServerStartException("The data directory " + absolute
                    + " has a quote, a dollar sign, a backquote or a control character in its name: choose"
                    + " another name");
        }
        if (Files.exists(absolute) && !Files.isDirectory(absolute)) {
            throw new ServerStartException(absolute + " is a file: a data directory must be a directory");
        }
        try {
            if (!Files.exists(absolute)) {
                create(absolute);
            }
            Path root = absolute.toRealPath();
            requireEmptyOrOwn(root);
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

    /** A temporary directory for initdb. It is renamed when it is complete, so a directory with the final name is complete. */
    Path unfinished() {
        return root.resolve(
                CLUSTER + ".new-" + ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), 36));
    }

    /** Deletes what interrupted starts have left. What cannot be deleted is left to the next start. */
    void deleteUnfinished() throws IOException {
        List<Path> left;
        try (Stream<Path> entries = Files.list(root)) {
            left = entries.filter(each -> name(each).startsWith(CLUSTER + ".new-")
                            || name(each).startsWith(PROBE))
                    .toList();
        }
        for (Path each : left) {
            for (int attempt = 0; attempt < DELETE_ATTEMPTS && Files.exists(each); attempt++) {
                try {
                    SafeFiles.deleteAll(each);
                } catch (IOException stillWritten) {
                    // an initdb outlives its killed service for a moment
                    Polling.sleep(PAUSE);
                }
            }
        }
    }

    /** Checks the version of the data before anything reads it: only binaries of the same major version can. */
    void requireVersion(int major) {
        Path file = cluster().resolve("PG_VERSION");
        if (!Files.exists(cluster())) {
            return;
        }
        try {
            String found = Files.readString(file).strip();
            if (!found.equals(Integer.toString(major))) {
                throw new ServerStartException("The data in " + root + " was written by PostgreSQL " + found
                        + ", and this Lifeguard includes PostgreSQL " + major + ": export it with the Lifeguard that"
                        + " wrote it and import it into a new directory");
            }
        } catch (IOException e) {
            throw new ServerStartException(
                    "The data in " + root + " is damaged: PG_VERSION cannot be read. Restore the data from a backup",
                    e);
        }
    }

    void requireOwner(ServerAccount account) throws IOException {
        if (Files.exists(cluster()) && SafeFiles.posix(cluster())) {
            String found = Files.getOwner(cluster()).getName();
            if (!account.canTakeOver(found)) {
                throw new ServerStartException(
                        "The data in " + root + " belongs to the user " + found + ", and Lifeguard runs as " + self
                                + ": run it as " + found + ", or set lifeguard.data-dir to another directory");
            }
        }
    }

    /** Lets the server's account enter the directory; secret files in it have stricter permissions. */
    void grantEntryTo(ServerAccount account) throws IOException {
        if (account.isUnprivileged()) {
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

    private static void requireEmptyOrOwn(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> entries = Files.list(root)) {
            entries.forEach(entry -> names.add(name(entry)));
        }
        names.removeAll(IGNORED_ENTRIES);
        // a start that was killed leaves its probe
        names.removeIf(name -> PROBE_NAME.matcher(name).matches());
        if (names.isEmpty() || names.contains(LOCK) || names.contains(CLUSTER)) {
            return;
        }
        if (names.contains("PG_VERSION")) {
            throw new ServerStartException(root + " holds a PostgreSQL "
                    + Files.readString(root.resolve("PG_VERSION")).strip()
                    + " cluster that Lifeguard did not make: start that server and set lifeguard.datasource.url, or set"
                    + " lifeguard.data-dir to another directory");
        }
        throw new ServerStartException(root + " is neither empty nor a data directory of Lifeguard (it holds "
                + names.iterator().next() + "): set lifeguard.data-dir to an empty or a new directory");
    }

    /** The owner of the files that this process writes. Deletes what killed starts left of that question. */
    private static String probe(Path root) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(
                root, entry -> PROBE_NAME.matcher(name(entry)).matches())) {
            for (Path entry : left) {
                Files.deleteIfExists(entry);
            }
        }
        while (true) {
            Path probe = Files.createTempFile(root, PROBE, null);
            try {
                return Files.getOwner(probe).getName();
            } catch (NoSuchFileException e) {
                // another process that starts with this directory has deleted it; only one gets the lock
            } finally {
                Files.deleteIfExists(probe);
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
