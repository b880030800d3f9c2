package io.lifeguard.boot;

import io.lifeguard.testing.PackagedService;
import io.lifeguard.testing.SeparateDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A start of the packaged service that is to fail. */
final class FailedStart {
    private FailedStart() {}

    /** How it ended. */
    record Ended(int code, List<String> said) {}

    /** Starts it in a directory of its own and waits until it has ended. */
    static Ended in(Path directory, Map<String, String> environment, String... options) throws Exception {
        Map<String, String> all = new HashMap<>(SeparateDatabase.environment(directory.resolve("data")));
        all.putAll(environment);
        try (PackagedService service = PackagedService.start(directory, List.of(options), all)) {
            int code = service.ended();
            return new Ended(code, service.said().lines().toList());
        }
    }
}
