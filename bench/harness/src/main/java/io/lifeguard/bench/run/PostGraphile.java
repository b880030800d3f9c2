package io.lifeguard.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PostGraphile before the service's database: one process, set up for production. */
public final class PostGraphile {
    private static final Path FOLDER = Path.of("bench", "postgraphile");

    private PostGraphile() {}

    /**
     * Puts the function that it offers into the database. Not started yet.
     *
     * @param sessions with the database, at most
     */
    public static Service of(Processes processes, Database database, int sessions)
            throws IOException, InterruptedException {
        database.run(FOLDER.resolve("facts.sql"), Map.of());
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("SESSIONS", Integer.toString(sessions));
        return Service.of(
                processes,
                "postgraphile",
                List.of("node", FOLDER.resolve("server.js").toString()),
                environment,
                "/graphql");
    }
}
