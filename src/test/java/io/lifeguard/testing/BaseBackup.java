package io.lifeguard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A base backup by the server's own interface for it (PostgreSQL's documentation, "Making a Base Backup Using the Low
 * Level API"), of a server that goes on serving: what {@code pg_basebackup} does, which the server that is brought along
 * does not come with.
 */
public final class BaseBackup {
    private static final String CLUSTER = "postgresql";
    /** What a backup leaves out: the running server's own, and the log of its writes, which is copied at the end. */
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot");

    private final Path from;
    private final Connection superuser;

    private BaseBackup(Path from, Connection superuser) {
        this.from = from;
        this.superuser = superuser;
    }

    /** @param from the data directory of a server of our own */
    public static BaseBackup of(Path from, Connection superuser) {
        return new BaseBackup(from, superuser);
    }

    /** @param meanwhile is done between the copy of the data and the end of the backup */
    public void to(Path target, Callable<?> meanwhile) throws Exception {
        Path cluster = Files.createDirectories(target.resolve(CLUSTER));
        try (Statement statement = superuser.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copy(from.resolve(CLUSTER), cluster, LEFT_OUT);
            meanwhile.call();
            Files.writeString(cluster.resolve("backup_label"), label(statement));
        }
        Files.createDirectories(cluster.resolve("pg_wal"));
        Files.createDirectories(cluster.resolve("pg_replslot"));
        copy(from.resolve(CLUSTER).resolve("pg_wal"), cluster.resolve("pg_wal"), Set.of());
        Files.copy(from.resolve("credentials"), target.resolve("credentials"));
        closeToOthers(cluster);
    }

    /** A server takes no directory that others may enter. */
    public static void closeToOthers(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private static String label(Statement statement) throws SQLException {
        try (ResultSet stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
            stopped.next();
            return stopped.getString(1);
        }
    }

    public static void copy(Path from, Path to, Set<String> leftOut) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(from)) {
            files = entries.toList();
        }
        for (Path file : files) {
            Path target = to.resolve(String.valueOf(file.getFileName()));
            if (leftOut.contains(String.valueOf(file.getFileName()))) {
                continue;
            }
            try {
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                    copy(file, target, Set.of());
                } else {
                    Files.copy(file, target);
                }
            } catch (NoSuchFileException gone) {
                // the server has done away with it, and its log knows
            }
        }
    }
}
