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
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules for writes to a client configuration. */
public final class ClientConfigurationRules {
    private ClientConfigurationRules() {}

    /**
     * A client configuration as requested, before any check.
     *
     * @param user SIP address; the prefix {@code sip:} is added if it is missing
     * @param pool FQDN of the chat pool
     */
    public record ConfigurationDraft(String user, Client client, String pool) {
        public ConfigurationDraft {
            user = Ids.sipAddress(user);
        }
    }

    /**
     * The stored data that the rules need.
     *
     * @param user empty if it does not exist
     * @param pool empty if it does not exist
     * @param configurations the client configurations of the user
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

        /** The stored configuration that equals the draft. */
        public Optional<ClientConfiguration> present(ConfigurationDraft draft) {
            String key = Ids.key(draft.pool());
            return ofClient(draft).filter(c -> Ids.key(c.pool()).equals(key)).findFirst();
        }

        /** The configuration of a legacy client for another chat pool. */
        private Optional<ClientConfiguration> forAnotherPool(ConfigurationDraft draft) {
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
     * Configures a client of a user for a chat pool. Every obstacle to its eligibility is a violation.
     *
     * @param repoint whether a configuration of a legacy client for another chat pool is replaced
     */
    public static WriteDecision configure(ConfigurationDraft draft, boolean repoint, ConfigurationFacts facts) {
        EligibilityCase eligibilityCase = caseOf(draft, repoint, facts);
        Decision decision = eligibilityCase.decide();
        List<Violation> violations = new ArrayList<>(facts.missing(draft));
        decision.obstacles().forEach(o -> violations.add(new Violation(o.rule(), pathOf(o.rule()), o.reason())));
        if (!violations.isEmpty()) {
            return WriteDecision.refused(violations);
        }
        if (facts.present(draft).isPresent()) {
            return WriteDecision.unchanged();
        }
        List<Change<?>> changes = new ArrayList<>();
        facts.forAnotherPool(draft).ifPresent(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.created(
                Subject.CLIENT_CONFIGURATION,
                new ClientConfiguration(
                        eligibilityCase.user().sipAddress(),
                        draft.client(),
                        eligibilityCase.pool().fqdn())));
        return WriteDecision.accepted(
                changes,
                decision.advisories().stream()
                        .map(a -> new Warning(a.rule(), a.reason(), 1))
                        .toList());
    }

    /** Deletes a client configuration. */
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

    /**
     * The eligibility case of the configuration. Placeholders without obstacles stand for a missing user or chat pool.
     */
    private static EligibilityCase caseOf(ConfigurationDraft draft, boolean repoint, ConfigurationFacts facts) {
        User user = facts.user().orElseGet(() -> placeholderUser(draft.user()));
        ChatPool pool = facts.pool().orElseGet(() -> placeholderPool(draft.pool()));
        Optional<String> configuredFor = repoint || facts.pool().isEmpty()
                ? Optional.of(pool.fqdn())
                : facts.present(draft).or(() -> facts.forAnotherPool(draft)).map(ClientConfiguration::pool);
        return new EligibilityCase(user, draft.client(), pool, configuredFor);
    }

    private static User placeholderUser(String sipAddress) {
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

    private static ChatPool placeholderPool(String fqdn) {
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
