package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The unpacked programs of the server. */
record Binaries(Path home, ServerPlatform platform) {
    /** @throws ServerStartException if this build has no programs for this platform; those of the images have none */
    static void requireBundled() {
        ServerPlatform platform = ServerPlatform.current();
        if (!new BinariesArchive(platform.archive()).exists()) {
            throw new ServerStartException("This build of Lifeguard includes no PostgreSQL for " + platform
                    + ": set lifeguard.datasource.url to the URL of a server");
        }
    }

    static Binaries provide(DataDirectory data, ServerAccount account, ServerVersion version) {
        ServerPlatform platform = ServerPlatform.current();
        BinariesArchive archive = new BinariesArchive(platform.archive());
        String name = "postgresql-" + version.full() + "-" + platform;
        @Nullable IOException firstFailure = null;
        for (Path directory : directories(data)) {
            try {
                Binaries binaries = new Binaries(new BinariesCache(directory).provide(archive, name), platform);
                if (account.canRun(binaries.program("postgres"), "--version")) {
                    return binaries;
                }
            } catch (IOException e) {
                firstFailure = firstFailure == null ? e : firstFailure;
            }
        }
        throw firstFailure != null ? ServerDiagnosis.of(firstFailure, data.root()) : cannotRun(data, account, platform);
    }

    String program(String name) {
        return home.resolve("bin").resolve(platform.executable(name)).toString();
    }

    // the user's cache directory, or the data directory if that is missing, read-only or mounted noexec
    private static List<Path> directories(DataDirectory data) {
        List<Path> directories = new ArrayList<>();
        Optional.ofNullable(System.getProperty("lifeguard.cache-dir"))
                .or(() -> Optional.ofNullable(System.getenv("LIFEGUARD_CACHE_DIR")))
                .map(Path::of)
                .or(() -> Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .map(cache -> cache.resolve("lifeguard")))
                .or(() -> Optional.ofNullable(System.getProperty("user.home"))
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .map(home -> home.resolve(".cache").resolve("lifeguard")))
                .map(Path::toAbsolutePath)
                .ifPresent(directories::add);
        directories.add(data.ownBinaries());
        return directories;
    }

    private static ServerStartException cannotRun(DataDirectory data, ServerAccount account, ServerPlatform platform) {
        if (account.isUnprivileged()) {
            return new ServerStartException("PostgreSQL does not run as root, and the user " + account.owner()
                    + " cannot access " + data.root()
                    + ": set lifeguard.data-dir to a directory that other users can enter, such as"
                    + " /var/lib/lifeguard, or run Lifeguard as an ordinary user");
        }
        return new ServerStartException("The PostgreSQL for " + platform + " cannot run here (a directory mounted"
                + " noexec, or a missing system library): set lifeguard.datasource.url to the URL of a server");
    }
}
