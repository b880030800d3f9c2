package io.lifeguard.rules.remedy;

import io.lifeguard.model.configuration.Client;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The description and the subject of each step of a remedy, for all users in one situation. */
final class RemedyMessages {
    private final Situation start;
    private final Client client;

    /** @param client that the remedy selects */
    RemedyMessages(Situation start, Client client) {
        this.start = start;
        this.client = client;
    }

    AddressedText subject(RemedyKind kind, List<String> candidates) {
        return switch (kind) {
            case SWITCH_POLICY -> AddressedText.fixed(candidates.get(0));
            case REPOINT_CLIENT -> AddressedText.around("", "\\" + client + "\\" + configuredFor());
            default -> AddressedText.around("", "");
        };
    }

    AddressedText description(RemedyKind kind, List<String> candidates, int count) {
        return switch (kind) {
            case ENABLE_USER -> AddressedText.around("Enable ", ".");
            case HOME_USER -> AddressedText.around("Move ", " to " + firstOf(candidates, count) + ".");
            case GRANT_POLICY ->
                candidates.isEmpty()
                        ? AddressedText.around(
                                "Remove the policy " + grantedPolicy() + " from ",
                                "; the site policy or the global policy then decides.")
                        : AddressedText.around("Grant the policy " + firstOf(candidates, count) + " to ", ".");
            case SWITCH_POLICY ->
                AddressedText.fixed("Enable Persistent Chat in the policy " + firstOf(candidates, count)
                        + "; this affects all its users.");
            case REPOINT_CLIENT ->
                AddressedText.around(
                        "Configure the " + client.title() + " of ",
                        " for " + firstOf(candidates, count) + " instead of " + configuredFor() + ".");
            case USE_CLIENT -> AddressedText.fixed("Use the " + client.title() + ".");
            case USE_POOL -> AddressedText.fixed("Use the chat pool " + firstOf(candidates, count) + ".");
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
