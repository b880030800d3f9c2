package io.lifeguard.model.decision;

import io.lifeguard.model.Ids;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.model.user.Standing.ConfigurationState;
import java.util.Optional;

/**
 * Facts that a decision assumes instead of the recorded ones. An empty or false component keeps the recorded fact.
 *
 * @param homePool FQDN of the assumed home; a user hosted online is assumed on premises, as after a move
 * @param unassigned whether the user is assumed to have no home
 * @param enabledByPolicy the assumed value of the effective policy
 * @param configuredFor FQDN of the chat pool that the client is assumed to be configured for
 * @param notConfigured whether the client is assumed to be configured for no chat pool
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

    /** A message about facts that exclude each other; empty if there are none. */
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

    /** The assumed placement for a recorded one. */
    public Placement applyTo(Placement recorded) {
        Hosting assumedHosting =
                homePool.map(fqdn -> Hosting.ON_PREMISES).or(() -> hosting).orElse(recorded.hosting());
        Optional<String> home = homePool.map(Ids::key).or(recorded::home);
        return new Placement(
                enabled.orElse(recorded.enabled()),
                assumedHosting,
                unassigned || assumedHosting == Hosting.ONLINE ? Optional.empty() : home,
                recorded.grantedPolicy());
    }

    /** The assumed configuration state of the client for a chat pool. */
    public ConfigurationState applyTo(ConfigurationState recorded, ChatPool pool) {
        return configuredFor
                .map(fqdn -> Ids.key(fqdn).equals(pool.key())
                        ? ConfigurationState.FOR_THIS_POOL
                        : ConfigurationState.FOR_ANOTHER_POOL)
                .orElse(notConfigured ? ConfigurationState.FOR_NO_POOL : recorded);
    }
}
