package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.user.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The description and the subject of each step of a remedy. */
final class RemedyMessages {
    private final User user;
    private final Situation start;
    private final Client client;

    /** @param chosen with the client that the remedy selects */
    RemedyMessages(User user, Situation start, Situation chosen) {
        this.user = user;
        this.start = start;
        this.client = chosen.client();
    }

    String subject(RemedyKind kind, List<String> candidates) {
        return switch (kind) {
            case SWITCH_POLICY -> candidates.get(0);
            case REPOINT_CLIENT -> new ClientConfiguration(user.sipAddress(), client, configuredFor()).id();
            default -> user.sipAddress();
        };
    }

    /** Concatenated, not formatted: a refusal has some thirty of these texts. */
    String description(RemedyKind kind, List<String> candidates, int count) {
        String name = user.sipAddress();
        return switch (kind) {
            case ENABLE_USER -> "Enable " + name + ".";
            case HOME_USER -> "Move " + name + " to " + firstOf(candidates, count) + ".";
            case GRANT_POLICY ->
                candidates.isEmpty()
                        ? "Remove the policy " + grantedPolicy() + " from " + name
                                + "; the site policy or the global policy then decides."
                        : "Grant the policy " + firstOf(candidates, count) + " to " + name + ".";
            case SWITCH_POLICY ->
                "Enable Persistent Chat in the policy " + firstOf(candidates, count) + "; this affects all its users.";
            case REPOINT_CLIENT ->
                "Configure the " + client.title() + " of " + name + " for " + firstOf(candidates, count)
                        + " instead of " + configuredFor() + ".";
            case USE_CLIENT -> "Use the " + client.title() + ".";
            case USE_POOL -> "Use the chat pool " + firstOf(candidates, count) + ".";
        };
    }

    private String configuredFor() {
        return Objects.requireNonNull(start.configurations().get(client), "only a configured client is re-pointed");
    }

    private String grantedPolicy() {
        return Optional.ofNullable(start.topology()
                        .policies()
                        .get(start.placement().grantedPolicy().orElseThrow()))
                .orElseThrow()
                .identity()
                .written();
    }

    private static String firstOf(List<String> candidates, int count) {
        return candidates.get(0) + (count > 1 ? " (or " + (count - 1) + (count == 2 ? " other)" : " others)") : "");
    }
}
