package io.lifeguard.service;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.decision.Hypothesis;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.rules.NotFoundMessages;

/** What is supposed in a question: checked before anything is decided by it. */
public final class HypothesisCheck {
    private HypothesisCheck() {}

    /** @throws LifeguardException {@link FailureCode#INVALID_VALUE} for an id that is none, and for what cannot hold at once */
    public static void check(Hypothesis supposed) {
        supposed.homePool().ifPresent(fqdn -> RequestedIds.fqdn("suppose.homePool", fqdn));
        supposed.configuredFor().ifPresent(fqdn -> RequestedIds.fqdn("suppose.configuredFor", fqdn));
        supposed.contradiction().ifPresent(problem -> {
            throw LifeguardException.invalidValue("suppose: " + problem);
        });
    }

    /** @throws LifeguardException {@link FailureCode#NOT_FOUND} for a pool that is not recorded */
    public static void check(Hypothesis supposed, Topology topology) {
        supposed.homePool().ifPresent(fqdn -> {
            if (topology.frontEndPool(fqdn).isEmpty()) {
                throw LifeguardException.notFound("suppose.homePool: " + NotFoundMessages.frontEndPool(fqdn));
            }
        });
        supposed.configuredFor().ifPresent(fqdn -> {
            if (topology.chatPool(fqdn).isEmpty()) {
                throw LifeguardException.notFound("suppose.configuredFor: " + NotFoundMessages.chatPool(fqdn));
            }
        });
    }
}
