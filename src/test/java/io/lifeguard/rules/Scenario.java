package io.lifeguard.rules;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.policy.PolicyScope;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A little organisation and questions to it, each with the whole answer; kept as data under {@code scenarios/}, so that
 * one file can be run through the pure function and through any door.
 *
 * @param name what it is about, in a sentence
 */
public record Scenario(String name, Organisation organisation, List<Asked> questions) {

    /** What is written to set it up, in the terms of the inputs of the GraphQL contract. */
    public record Organisation(
            List<FrontEndPoolInput> frontEndPools,
            List<ChatPolicyInput> policies,
            List<ChatPoolInput> chatPools,
            List<UserInput> users,
            List<ConfiguredClient> clientConfigurations) {}

    public record FrontEndPoolInput(String fqdn, Release release, String site) {}

    public record ChatPolicyInput(String identity, boolean enablePersistentChat) {}

    /**
     * A chat pool as it is created, and what has become of it since.
     *
     * @param home the front-end pool that it was created on; decommissioning frees it
     * @param state {@code IN_SERVICE} where absent
     * @param migratedInto the target of its migration; there for each legacy pool that is no longer in service
     */
    public record ChatPoolInput(
            String fqdn, Release release, String home, Optional<PoolState> state, Optional<String> migratedInto) {

        public PoolState stateNow() {
            return state.orElse(PoolState.IN_SERVICE);
        }
    }

    /**
     * A user as it is now.
     *
     * @param enabled true where absent
     * @param hosting on premises where absent
     */
    public record UserInput(
            String sipAddress,
            Optional<Boolean> enabled,
            Optional<Hosting> hosting,
            Optional<String> home,
            Optional<String> grantedPolicy) {

        public boolean isEnabled() {
            return enabled.orElse(true);
        }

        public Hosting hostedAt() {
            return hosting.orElse(Hosting.ON_PREMISES);
        }
    }

    /** A client that was configured while its user and pool allowed it; either may have changed since. */
    public record ConfiguredClient(String user, Client client, String pool) {}

    /** A question and its whole answer; a list that is absent is expected to be empty. */
    public record Asked(
            String user,
            Client client,
            String pool,
            boolean eligible,
            List<Rule> obstacles,
            List<Rule> conditions,
            List<Rule> advisories,
            DecidingPolicy policy) {

        @Override
        public String toString() {
            return "%s with %s on %s".formatted(user, client, pool);
        }
    }

    public record DecidingPolicy(boolean enablePersistentChat, String decidedBy, PolicyScope scope) {}

    /** Every scenario under {@code scenarios/}, by file name. */
    public static List<Scenario> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Scenario read(Path file) {
        try {
            return JSON.readValue(file.toFile(), Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getFileName() + " is no scenario", e);
        }
    }

    private static Path folder() {
        URL url = Objects.requireNonNull(Scenario.class.getResource("/scenarios"), "scenarios");
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .withConfigOverride(List.class, list -> list.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();
}
