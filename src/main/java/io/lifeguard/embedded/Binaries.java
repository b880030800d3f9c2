package io.lifeguard.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The programs of the server, ready to run. */
record Binaries(Path home, ServerPlatform platform) {
    static Binaries provide(DataDirectory data, ServerAccount account, ServerVersion version) {
        ServerPlatform platform = ServerPlatform.current();
        BinariesArchive archive = new BinariesArchive(platform.archive());
        if (!archive.exists()) {
            throw new ServerStartException("This build of Lifeguard has no PostgreSQL for " + platform
                    + ": give it a server with lifeguard.datasource.url");
        }
        String name = "postgresql-" + version.full() + "-" + platform;
        @Nullable IOException first = null;
        for (Path place : places(data)) {
            try {
                Binaries binaries = new Binaries(new BinariesCache(place).provide(archive, name), platform);
                if (account.canRun(binaries.program("postgres"), "--version")) {
                    return binaries;
                }
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw first != null ? ServerDiagnosis.of(first, data.root()) : cannotRun(data, account, platform);
    }

    String program(String name) {
        return home.resolve("bin").resolve(platform.executable(name)).toString();
    }

    // the user's cache first; a home that is missing, read-only or mounted noexec leaves the data directory
    private static List<Path> places(DataDirectory data) {
        List<Path> places = new ArrayList<>();
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
                .ifPresent(places::add);
        places.add(data.ownBinaries());
        return places;
    }

    private static ServerStartException cannotRun(DataDirectory data, ServerAccount account, ServerPlatform platform) {
        if (account.isLent()) {
            return new ServerStartException("PostgreSQL does not run as root, and the user " + account.owner()
                    + " cannot reach " + data.root() + ": name a data directory that others may enter, such as"
                    + " /var/lib/lifeguard, or run Lifeguard as an ordinary user");
        }
        return new ServerStartException("The PostgreSQL for " + platform + " does not run here (a directory mounted"
                + " noexec, or a missing system library): give Lifeguard a server with lifeguard.datasource.url");
    }
}
