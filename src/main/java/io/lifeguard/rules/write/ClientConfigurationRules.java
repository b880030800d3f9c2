package io.lifeguard.rules.write;

import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.policy.EffectivePolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.NotFoundMessages;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.eligibility.Decision;
import io.lifeguard.rules.eligibility.EligibilityCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done to a client configuration. */
public final class ClientConfigurationRules {
    private ClientConfigurationRules() {}

    /**
     * Which client of which user, for which chat pool.
     *
     * @param user SIP address; {@code a@b} is taken for {@code sip:a@b}
     * @param pool FQDN of the chat pool
     */
    public record ConfigurationDraft(String user, Client client, String pool) {
        public ConfigurationDraft {
            user = Ids.sipAddress(user);
        }
    }

    /**
     * What it is judged against.
     *
     * @param user the user; empty for one that is not recorded
     * @param configurations those of the user
     */
    public record ConfigurationFacts(
            Optional<User> user, Optional<ChatPool> pool, List<ClientConfiguration> configurations) {

        private List<Violation> missing(ConfigurationDraft draft) {
            List<Violation> missing = new ArrayList<>();
            if (user.isEmpty()) {
                missing.add(new Violation(Rule.REFERENCE_EXISTS, "user", NotFoundMessages.user(draft.user())));
            }
            if (pool.isEmpty()) {
                missing.add(new Violation(Rule.REFERENCE_EXISTS, "pool", NotFoundMessages.chatPool(draft.pool())));
            }
            return missing;
        }

        /** The configuration that the draft is, where it stands already. */
        public Optional<ClientConfiguration> present(ConfigurationDraft draft) {
            String key = Ids.key(draft.pool());
            return ofClient(draft).filter(c -> Ids.key(c.pool()).equals(key)).findFirst();
        }

        /** The pool that a legacy client is configured for instead. */
        private Optional<ClientConfiguration> onAnotherPool(ConfigurationDraft draft) {
            String key = Ids.key(draft.pool());
            return draft.client().onePoolAtATime()
                    ? ofClient(draft)
                            .filter(c -> !Ids.key(c.pool()).equals(key))
                            .findFirst()
                    : Optional.empty();
        }

        private Stream<ClientConfiguration> ofClient(ConfigurationDraft draft) {
            return configurations.stream().filter(c -> c.client() == draft.client());
        }
    }

    /**
     * Configures a client of a user for a chat pool: everything that stands in the way of using it is a violation.
     *
     * @param repoint a legacy client leaves the pool that it is configured for
     */
    public static WriteDecision configure(ConfigurationDraft draft, boolean repoint, ConfigurationFacts facts) {
        EligibilityCase asked = asked(draft, repoint, facts);
        Decision decision = asked.decide();
        List<Violation> found = new ArrayList<>(facts.missing(draft));
        decision.obstacles().forEach(o -> found.add(new Violation(o.rule(), pathOf(o.rule()), o.reason())));
        if (!found.isEmpty()) {
            return WriteDecision.refused(found);
        }
        if (facts.present(draft).isPresent()) {
            return WriteDecision.unchanged();
        }
        List<Change<?>> changes = new ArrayList<>();
        facts.onAnotherPool(draft).ifPresent(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.created(
                Subject.CLIENT_CONFIGURATION,
                new ClientConfiguration(
                        asked.user().sipAddress(), draft.client(), asked.pool().fqdn())));
        return WriteDecision.accepted(
                changes,
                decision.advisories().stream()
                        .map(a -> new Warning(a.rule(), a.reason(), 1))
                        .toList());
    }

    /** Takes a configuration away. */
    public static WriteDecision remove(ConfigurationDraft draft, ConfigurationFacts facts) {
        List<Violation> missing = facts.missing(draft);
        if (!missing.isEmpty()) {
            return WriteDecision.refused(missing);
        }
        return facts.present(draft)
                .map(c -> WriteDecision.accepted(List.of(Change.deleted(Subject.CLIENT_CONFIGURATION, c)), List.of()))
                .orElseGet(() -> WriteDecision.refused(
                        Rule.REFERENCE_EXISTS,
                        "pool",
                        "The %s of %s is not configured for %s."
                                .formatted(
                                        draft.client().title(),
                                        InputSanitizer.quote(draft.user()),
                                        InputSanitizer.quote(draft.pool()))));
    }

    /** The question that configuring asks. In the place of what is missing stands something that nothing speaks against. */
    private static EligibilityCase asked(ConfigurationDraft draft, boolean repoint, ConfigurationFacts facts) {
        User user = facts.user().orElseGet(() -> anybody(draft.user()));
        ChatPool pool = facts.pool().orElseGet(() -> anyPool(draft.pool()));
        Optional<String> configuredFor = repoint || facts.pool().isEmpty()
                ? Optional.of(pool.fqdn())
                : facts.present(draft).or(() -> facts.onAnotherPool(draft)).map(ClientConfiguration::pool);
        return new EligibilityCase(user, draft.client(), pool, configuredFor);
    }

    private static User anybody(String sipAddress) {
        FrontEndPool home = new FrontEndPool("", Release.LYNC_2013, "");
        return new User(
                sipAddress,
                Optional.empty(),
                Optional.empty(),
                true,
                Hosting.ON_PREMISES,
                Optional.of(home),
                Optional.empty(),
                new EffectivePolicy(true, PolicyIdentity.GLOBAL));
    }

    private static ChatPool anyPool(String fqdn) {
        return new ChatPool(fqdn, Optional.empty(), Release.LYNC_2013, Optional.empty(), PoolState.IN_SERVICE);
    }

    private static String pathOf(Rule rule) {
        return switch (rule) {
            case ACCOUNT_ENABLED, ACCOUNT_ON_PREMISES, ACCOUNT_HOMED, USER_HOMED_ON_LYNC_2013, USER_ENABLED_BY_POLICY ->
                "user";
            case CLIENT_HAS_CHAT -> "client";
            default -> "pool";
        };
    }
}
