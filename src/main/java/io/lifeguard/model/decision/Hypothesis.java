package io.lifeguard.model.decision;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.UserStatus.ConfigurationState;
import java.util.Optional;

/**
 * Facts to suppose about users instead of the recorded ones. Nothing is stored. What is empty or false is as recorded.
 *
 * @param homePool FQDN of the front-end pool that they would be homed on; makes a user hosted online one on premises, as a
 *     move does
 * @param unassigned whether they would be homed on none
 * @param enabledByPolicy what the policy that decides about each of them would say
 * @param configuredFor FQDN of the chat pool that the asked client would be configured for
 * @param notConfigured whether the asked client would be configured for none
 */
public record Hypothesis(
        Optional<Boolean> enabled,
        Optional<Hosting> hosting,
        Optional<String> homePool,
        boolean unassigned,
        Optional<Boolean> enabledByPolicy,
        Optional<String> configuredFor,
        boolean notConfigured) {
    public static final Hypothesis NOTHING = new Hypothesis(
            Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty(), false);

    /** What of this cannot hold at once, in a sentence; empty if it can. */
    public Optional<String> contradiction() {
        if (homePool.isPresent() && unassigned) {
            return Optional.of("homePool and unassigned cannot be combined.");
        }
        if (homePool.isPresent() && hosting.equals(Optional.of(Hosting.ONLINE))) {
            return Optional.of(
                    "homePool and hosting ONLINE cannot be combined; a user hosted online has no home on premises.");
        }
        if (configuredFor.isPresent() && notConfigured) {
            return Optional.of("configuredFor and notConfigured cannot be combined.");
        }
        return Optional.empty();
    }

    /** Where somebody would be placed who is placed so. */
    public Placement applyTo(Placement recorded) {
        Hosting supposedHosting =
                homePool.map(fqdn -> Hosting.ON_PREMISES).or(() -> hosting).orElse(recorded.hosting());
        Optional<String> home = homePool.map(Ids::key).or(recorded::home);
        return new Placement(
                enabled.orElse(recorded.enabled()),
                supposedHosting,
                unassigned || supposedHosting == Hosting.ONLINE ? Optional.empty() : home,
                recorded.grantedPolicy());
    }

    /** What the asked client would be configured for, as seen from a chat pool. */
    public ConfigurationState applyTo(ConfigurationState recorded, ChatPool pool) {
        return configuredFor
                .map(fqdn -> Ids.key(fqdn).equals(pool.key())
                        ? ConfigurationState.FOR_THIS_POOL
                        : ConfigurationState.FOR_ANOTHER_POOL)
                .orElse(notConfigured ? ConfigurationState.FOR_NO_POOL : recorded);
    }
}
