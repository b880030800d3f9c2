package io.lifeguard.service;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.Ids;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.PlannedChange;
import io.lifeguard.model.decision.PlannedChange.DecommissionPool;
import io.lifeguard.model.decision.PlannedChange.MoveUsers;
import io.lifeguard.model.decision.PlannedChange.SwitchPolicy;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.NotFoundMessages;

/**
 * Checks the input of queries, before it is used. An invalid value fails with {@link FailureCode#INVALID_VALUE} and a
 * message that begins with its argument.
 */
public final class InputChecks {
    private InputChecks() {}

    /** Returns the SIP address; {@code a@b} is an abbreviation of {@code sip:a@b}. */
    public static String sipAddress(String argument, String text) {
        return checked(argument, ValueForm.SIP_ADDRESS, Ids.sipAddress(text));
    }

    public static String fqdn(String argument, String text) {
        return checked(argument, ValueForm.FQDN, text);
    }

    public static String checked(String argument, ValueForm form, String text) {
        form.problemWith(text).ifPresent(problem -> {
            throw LifeguardException.invalidValue(argument + ": " + problem + ".");
        });
        return text;
    }

    public static UserFilter checked(String argument, UserFilter filter) {
        filter.homePool().ifPresent(fqdn -> fqdn(argument + ".homePool", fqdn));
        filter.site().ifPresent(site -> checked(argument + ".site", ValueForm.SITE, site));
        filter.grantedPolicy()
                .ifPresent(identity -> checked(
                        argument + ".grantedPolicy",
                        ValueForm.POLICY_IDENTITY,
                        PolicyIdentity.ofUsers(identity).written()));
        filter.search().ifPresent(search -> checked(argument + ".search", ValueForm.NAME, search.strip()));
        return filter;
    }

    /** Checks the ids of a hypothesis, and that it does not contradict itself. */
    public static void check(Hypothesis hypothesis) {
        hypothesis.homePool().ifPresent(fqdn -> fqdn("suppose.homePool", fqdn));
        hypothesis.configuredFor().ifPresent(fqdn -> fqdn("suppose.configuredFor", fqdn));
        hypothesis.contradiction().ifPresent(problem -> {
            throw LifeguardException.invalidValue("suppose: " + problem);
        });
    }

    /** Checks that the pools of a hypothesis are recorded; fails with {@link FailureCode#NOT_FOUND}. */
    public static void check(Hypothesis hypothesis, Topology topology) {
        hypothesis.homePool().ifPresent(fqdn -> {
            if (topology.frontEndPool(fqdn).isEmpty()) {
                throw LifeguardException.notFound("suppose.homePool: " + NotFoundMessages.frontEndPool(fqdn));
            }
        });
        hypothesis.configuredFor().ifPresent(fqdn -> {
            if (topology.chatPool(fqdn).isEmpty()) {
                throw LifeguardException.notFound("suppose.configuredFor: " + NotFoundMessages.chatPool(fqdn));
            }
        });
    }

    /** Checks the ids and the filter of a planned change. */
    public static void check(PlannedChange change) {
        if (change instanceof MoveUsers move) {
            checked("change.moveUsers.filter", move.filter());
            fqdn("change.moveUsers.toPool", move.toPool());
        } else if (change instanceof SwitchPolicy policy) {
            checked(
                    "change.switchPolicy.identity",
                    ValueForm.POLICY_IDENTITY,
                    policy.identity().written());
        } else if (change instanceof DecommissionPool pool) {
            fqdn("change.decommissionPool", pool.fqdn());
        }
    }

    /** Checks that the pools and policies of a planned change are recorded; fails with {@link FailureCode#NOT_FOUND}. */
    public static void check(PlannedChange change, Topology topology) {
        if (change instanceof MoveUsers move
                && topology.frontEndPool(move.toPool()).isEmpty()) {
            throw LifeguardException.notFound(
                    "change.moveUsers.toPool: " + NotFoundMessages.frontEndPool(move.toPool()));
        }
        if (change instanceof SwitchPolicy policy
                && topology.policy(policy.identity()).isEmpty()) {
            throw LifeguardException.notFound("change.switchPolicy.identity: "
                    + NotFoundMessages.policy(policy.identity().written()));
        }
        if (change instanceof DecommissionPool pool
                && topology.chatPool(pool.fqdn()).isEmpty()) {
            throw LifeguardException.notFound("change.decommissionPool: " + NotFoundMessages.chatPool(pool.fqdn()));
        }
    }
}
