package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.user.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The sentences for the steps of a remedy, and what each of them changes. */
final class RemedyMessages {
    private final User user;
    private final Situation start;
    private final Client client;

    /** @param asked with the client that the remedy chooses */
    RemedyMessages(User user, Situation start, Situation asked) {
        this.user = user;
        this.start = start;
        this.client = asked.client();
    }

    String subject(RemedyKind kind, List<String> candidates) {
        return switch (kind) {
            case SWITCH_POLICY -> candidates.get(0);
            case REPOINT_CLIENT -> new ClientConfiguration(user.sipAddress(), client, configuredFor()).id();
            default -> user.sipAddress();
        };
    }

    String description(RemedyKind kind, List<String> candidates, int count) {
        String name = user.sipAddress();
        return switch (kind) {
            case ENABLE_USER -> "Enable %s.".formatted(name);
            case HOME_USER -> "Move %s to %s.".formatted(name, any(candidates, count));
            case GRANT_POLICY ->
                candidates.isEmpty()
                        ? "Take the policy %s away from %s, so that the site's or the global one decides."
                                .formatted(grantedPolicy(), name)
                        : "Grant %s the policy %s.".formatted(name, any(candidates, count));
            case SWITCH_POLICY ->
                "Switch the policy %s on, for everybody it decides for.".formatted(any(candidates, count));
            case REPOINT_CLIENT ->
                "Point the %s of %s at %s instead of %s."
                        .formatted(client.title(), name, any(candidates, count), configuredFor());
            case USE_CLIENT -> "Use the %s.".formatted(client.title());
            case USE_POOL -> "Use the chat pool %s.".formatted(any(candidates, count));
        };
    }

    private String configuredFor() {
        return Objects.requireNonNull(start.configured().get(client), "only a configured client is re-pointed");
    }

    private String grantedPolicy() {
        return Optional.ofNullable(start.topology()
                        .policies()
                        .get(start.placement().grantedPolicy().orElseThrow()))
                .orElseThrow()
                .identity()
                .written();
    }

    private static String any(List<String> candidates, int count) {
        return candidates.get(0) + (count > 1 ? " (or " + (count - 1) + (count == 2 ? " other)" : " others)") : "");
    }
}
