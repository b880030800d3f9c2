package io.lifeguard.rules;

import io.lifeguard.model.Change;
import io.lifeguard.model.Change.Subject;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Client;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Echo;
import io.lifeguard.model.EffectivePolicy;
import io.lifeguard.model.FrontEndPool;
import io.lifeguard.model.Hosting;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PolicyIdentity;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Release;
import io.lifeguard.model.User;
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
    public record Draft(String user, Client client, String pool) {
        public Draft {
            user = Ids.sipAddress(user);
        }
    }

    /**
     * What it is judged against.
     *
     * @param user the user; empty for one that is not recorded
     * @param configurations those of the user
     */
    public record Facts(Optional<User> user, Optional<ChatPool> pool, List<ClientConfiguration> configurations) {

        private List<Violation> missing(Draft draft) {
            List<Violation> missing = new ArrayList<>();
            if (user.isEmpty()) {
                missing.add(new Violation(Rule.REFERENCE_EXISTS, "user", Missing.user(draft.user())));
            }
            if (pool.isEmpty()) {
                missing.add(new Violation(Rule.REFERENCE_EXISTS, "pool", Missing.chatPool(draft.pool())));
            }
            return missing;
        }

        /** The configuration that the draft is, where it stands already. */
        public Optional<ClientConfiguration> present(Draft draft) {
            String key = Ids.key(draft.pool());
            return ofClient(draft).filter(c -> Ids.key(c.pool()).equals(key)).findFirst();
        }

        /** The pool that a legacy client is configured for instead. */
        private Optional<ClientConfiguration> onAnotherPool(Draft draft) {
            String key = Ids.key(draft.pool());
            return draft.client().onePoolAtATime()
                    ? ofClient(draft)
                            .filter(c -> !Ids.key(c.pool()).equals(key))
                            .findFirst()
                    : Optional.empty();
        }

        private Stream<ClientConfiguration> ofClient(Draft draft) {
            return configurations.stream().filter(c -> c.client() == draft.client());
        }
    }

    /**
     * Configures a client of a user for a chat pool: everything that stands in the way of using it is a violation.
     *
     * @param repoint a legacy client leaves the pool that it is configured for
     */
    public static Judgement configure(Draft draft, boolean repoint, Facts facts) {
        Case asked = asked(draft, repoint, facts);
        Decision decision = asked.decide();
        List<Violation> found = new ArrayList<>(facts.missing(draft));
        decision.obstacles().forEach(o -> found.add(new Violation(o.rule(), pathOf(o.rule()), o.because())));
        if (!found.isEmpty()) {
            return Judgement.refused(found);
        }
        if (facts.present(draft).isPresent()) {
            return Judgement.nothingChanges();
        }
        List<Change<?>> changes = new ArrayList<>();
        facts.onAnotherPool(draft).ifPresent(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        changes.add(Change.created(
                Subject.CLIENT_CONFIGURATION,
                new ClientConfiguration(
                        asked.user().sipAddress(), draft.client(), asked.pool().fqdn())));
        return Judgement.accepted(
                changes,
                decision.advisories().stream()
                        .map(a -> new Warning(a.rule(), a.because(), 1))
                        .toList());
    }

    /** Takes a configuration away. */
    public static Judgement remove(Draft draft, Facts facts) {
        List<Violation> missing = facts.missing(draft);
        if (!missing.isEmpty()) {
            return Judgement.refused(missing);
        }
        return facts.present(draft)
                .map(c -> Judgement.accepted(List.of(Change.deleted(Subject.CLIENT_CONFIGURATION, c)), List.of()))
                .orElseGet(() -> Judgement.refused(
                        Rule.REFERENCE_EXISTS,
                        "pool",
                        "The %s of %s is not configured for %s."
                                .formatted(draft.client().title(), Echo.of(draft.user()), Echo.of(draft.pool()))));
    }

    /** The question that configuring asks. In the place of what is missing stands something that nothing speaks against. */
    private static Case asked(Draft draft, boolean repoint, Facts facts) {
        User user = facts.user().orElseGet(() -> anybody(draft.user()));
        ChatPool pool = facts.pool().orElseGet(() -> anyPool(draft.pool()));
        Optional<String> configuredFor = repoint || facts.pool().isEmpty()
                ? Optional.of(pool.fqdn())
                : facts.present(draft).or(() -> facts.onAnotherPool(draft)).map(ClientConfiguration::pool);
        return new Case(user, draft.client(), pool, configuredFor);
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
