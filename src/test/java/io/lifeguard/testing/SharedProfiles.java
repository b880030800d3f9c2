package io.lifeguard.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Settings under which several test classes share one application. Each profile costs a build and a start of the application,
 * some eight seconds, so that classes share one wherever the settings of one do not disturb the other.
 */
public final class SharedProfiles {
    private SharedProfiles() {}

    /** Small limits of GraphQL documents, of the database and of its health check. */
    public static final class SmallReads implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "lifeguard.graphql.limits.characters", "150",
                    "lifeguard.graphql.limits.tokens", "40",
                    "lifeguard.graphql.limits.fragments", "1",
                    "lifeguard.graphql.limits.depth", "3",
                    "lifeguard.graphql.limits.root-fields", "2",
                    "lifeguard.graphql.limits.aliases", "3",
                    "lifeguard.graphql.limits.complexity", "10000",
                    "lifeguard.graphql.limits.page-size", "20",
                    "lifeguard.graphql.limits.batch-size", "1"));
            settings.putAll(Map.of(
                    "lifeguard.database.read-statement-timeout", "3s",
                    "lifeguard.database.acquire-timeout", "500ms",
                    "quarkus.datasource.reads.reactive.max-size", "2",
                    "lifeguard.health.database-timeout", "400ms"));
            return settings;
        }
    }

    /** Populations in small pieces; subscriptions that hear of announced changes only; no console. */
    public static final class SmallPages implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lifeguard.console.enabled", "false",
                    "lifeguard.populations.page-scan-size", "25",
                    "lifeguard.subscriptions.poll-interval", "1h");
        }
    }

    /** A short queue of writes, rules with other modes than by default, and a log that is read. */
    public static final class StrictWrites implements QuarkusTestProfile {
        public static final LogFile LOG = LogFile.of("everything");

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(LOG.settings());
            settings.putAll(Map.of(
                    "lifeguard.writes.queue-size", "3",
                    "lifeguard.rules.CONFIGURATION_NO_LONGER_WORKS", "DENY",
                    "lifeguard.rules.NAME_COLLIDES_ON_MIGRATION", "DENY",
                    "lifeguard.rules.POLICY_MAY_BIND_LEGACY_CLIENT", "DENY",
                    "lifeguard.rules.THREE_RELEASES_SIDE_BY_SIDE", "OFF"));
            return settings;
        }
    }

    /** The log of decisions, and with the test resource of a collector traces. */
    public static final class Observed implements QuarkusTestProfile {
        public static final LogFile LOG = LogFile.of("decisions");

        @Override
        public Map<String, String> getConfigOverrides() {
            return LOG.settings("lifeguard.decision-log.enabled", "true");
        }
    }

    /** Few requests at once, short times for clients, a change log that is kept for a second, and handlers that fail on demand. */
    public static final class SmallRequests implements QuarkusTestProfile {
        public static final int MAX_CONCURRENT = 4;
        public static final Duration MIN_RATE_PERIOD = Duration.ofSeconds(2);
        public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(3);
        public static final Duration EXPORT_TIMEOUT = Duration.ofSeconds(10);
        public static final int MAX_CONNECTIONS_PER_ADDRESS = 10;
        public static final int MAX_NEW_CONNECTIONS_PER_SECOND = 4;
        public static final LogFile LOG = LogFile.of("requests");

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FailingHandlers.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return LOG.settings(
                    "lifeguard.connections.max-per-address", String.valueOf(MAX_CONNECTIONS_PER_ADDRESS),
                    "lifeguard.connections.max-new-per-second", String.valueOf(MAX_NEW_CONNECTIONS_PER_SECOND),
                    "lifeguard.connections.unlimited-addresses", "127.0.0.1/32, ::1",
                    "lifeguard.requests.max-concurrent", String.valueOf(MAX_CONCURRENT),
                    "lifeguard.requests.max-body-memory", "10M",
                    "lifeguard.requests.max-response-memory", "12M",
                    "lifeguard.requests.max-concurrent-large", "1",
                    "lifeguard.requests.min-rate-period", MIN_RATE_PERIOD.toString(),
                    "lifeguard.requests.idle-timeout", IDLE_TIMEOUT.toString(),
                    "lifeguard.graphql.limits.aliases", "10000",
                    "lifeguard.imports.max-concurrent", "1",
                    "lifeguard.exports.max-concurrent", "1",
                    "lifeguard.exports.timeout", EXPORT_TIMEOUT.toString(),
                    "lifeguard.changes.retention", "1s",
                    "lifeguard.changes.trim-interval", "1s");
        }
    }
}
