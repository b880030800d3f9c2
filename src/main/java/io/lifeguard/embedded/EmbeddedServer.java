package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running PostgreSQL server of this process and one data directory. It listens on the loopback address only, and
 * committed data survives when a process is killed.
 */
public final class EmbeddedServer implements AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";
    static final String DATABASE = "lifeguard";
    static final String ROLE = "lifeguard";
    static final String SUPERUSER = "postgres";

    private final DirectoryLock lock;
    private final ServerLauncher launcher;
    private final ServerCredentials credentials;
    private final int port;
    private final ServerWatchdog watchdog;

    private EmbeddedServer(
            DirectoryLock lock, ServerLauncher launcher, ServerCredentials credentials, Postmaster postmaster) {
        this.lock = lock;
        this.launcher = launcher;
        this.credentials = credentials;
        this.port = postmaster.port();
        this.watchdog = ServerWatchdog.start(launcher, port);
    }

    /**
     * Starts a server on a directory, which is created if it does not exist. Stops a server that a killed process has left
     * running there.
     *
     * @param port of the loopback address, from 1 to 65535; empty for a free port
     * @throws ServerStartException with a one-line message that names the cause
     */
    public static EmbeddedServer start(Path dataDirectory, Optional<Integer> port) {
        return start(dataDirectory, port, ServerSettings.safe());
    }

    /** As {@link #start(Path, Optional)}, with settings for tests. */
    public static EmbeddedServer start(Path dataDirectory, Optional<Integer> port, ServerSettings settings) {
        Binaries.requireBundled();
        DataDirectory data = DataDirectory.open(dataDirectory);
        ServerVersion version = ServerVersion.bundled();
        data.requireVersion(version.major());
        try {
            DirectoryLock lock = DirectoryLock.acquire(data);
            try {
                ServerAccount account = ServerAccount.of(data.self());
                data.requireOwner(account);
                return start(data, account, version, lock, settings, port);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw ServerDiagnosis.of(e, data.root());
        }
    }

    private static EmbeddedServer start(
            DataDirectory data,
            ServerAccount account,
            ServerVersion version,
            DirectoryLock lock,
            ServerSettings settings,
            Optional<Integer> port)
            throws IOException {
        data.grantEntryTo(account);
        ServerLog log = new ServerLog(data.log());
        log.open(account);
        ServerPrograms programs =
                new ServerPrograms(Binaries.provide(data, account, version), account, log, data.root());
        ServerLauncher launcher = new ServerLauncher(data, programs, settings);
        launcher.stopOrphan();
        ServerCredentials credentials = new DatabaseCluster(data, programs).prepare();
        return new EmbeddedServer(lock, launcher, credentials, launcher.start(port));
    }

    public String host() {
        return LOOPBACK;
    }

    public int port() {
        return port;
    }

    public String database() {
        return DATABASE;
    }

    /** A role that owns {@link #database()} and has no other privilege. */
    public String user() {
        return ROLE;
    }

    public String password() {
        return credentials.service();
    }

    public String superuser() {
        return SUPERUSER;
    }

    public String superuserPassword() {
        return credentials.superuser();
    }

    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    public String reactiveUrl() {
        return "postgresql://" + LOOPBACK + ":" + port + "/" + DATABASE;
    }

    /** The process of the server, which changes when the server is restarted. */
    public Optional<ProcessHandle> process() {
        return launcher.running().map(Postmaster::process);
    }

    /** Stops the server and releases the directory; a second call does nothing. */
    public void stop() {
        try {
            if (watchdog.end()) {
                launcher.stop();
                lock.close();
            }
        } catch (IOException e) {
            throw ServerDiagnosis.of(e, launcher.data().root());
        }
    }

    @Override
    public void close() {
        stop();
    }
}
