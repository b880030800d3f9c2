package io.lifeguard.bench.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How large and how long, from the environment.
 *
 * @param users of the estate; other numbers grow with it
 * @param warmUp of each endpoint, before it is measured
 * @param measure how long each measurement takes
 * @param rounds how often the contenders are measured in turn; the median of each counts
 * @param connections to each endpoint
 * @param javaOptions of the service
 * @param executable the native one, for those who measure it
 */
public record Settings(
        int users,
        Duration warmUp,
        Duration measure,
        int rounds,
        int connections,
        List<String> javaOptions,
        Optional<Path> executable) {
    /** Under which the service stays below 400 MB with 1,000,000 users. */
    private static final String RECOMMENDED =
            "-Xmx120m -Xmn40m -XX:+UseSerialGC -XX:CICompilerCount=2 -XX:+UnlockExperimentalVMOptions"
                    + " -XX:TrimNativeHeapInterval=10000";

    public static Settings from(Map<String, String> environment) {
        return new Settings(
                number(environment, "USERS", 1_000_000),
                Duration.ofSeconds(number(environment, "WARM_UP", 75)),
                Duration.ofSeconds(number(environment, "SECONDS", 20)),
                number(environment, "ROUNDS", 3),
                number(environment, "CONNECTIONS", 32),
                List.of(Optional.ofNullable(environment.get("JAVA_OPTIONS"))
                        .orElse(RECOMMENDED)
                        .strip()
                        .split("\\s+")),
                Optional.ofNullable(environment.get("EXECUTABLE")).map(Path::of));
    }

    /** New users in an import: 150,000 beside a million. */
    public int imported() {
        return users * 3 / 20;
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String given = environment.getOrDefault(name, "");
        try {
            int number = given.isBlank() ? otherwise : Integer.parseInt(given.strip());
            if (number < 1) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + "=" + given + ": expected a whole number from 1 on");
        }
    }
}
