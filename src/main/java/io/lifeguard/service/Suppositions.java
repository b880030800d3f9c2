package io.lifeguard.service;

import io.lifeguard.model.Supposed;
import io.lifeguard.model.Topology;
import io.lifeguard.rules.Missing;

/** What is supposed in a question: checked before anything is decided by it. */
final class Suppositions {
    private Suppositions() {}

    /** @throws InvalidValueException for an id that is none, and for what cannot hold at once */
    static void check(Supposed supposed) {
        supposed.homePool().ifPresent(fqdn -> Asked.fqdn("suppose.homePool", fqdn));
        supposed.configuredFor().ifPresent(fqdn -> Asked.fqdn("suppose.configuredFor", fqdn));
        supposed.contradiction().ifPresent(problem -> {
            throw new InvalidValueException("suppose: " + problem);
        });
    }

    /** @throws NotFoundException for a pool that is not recorded */
    static void check(Supposed supposed, Topology topology) {
        supposed.homePool().ifPresent(fqdn -> {
            if (topology.frontEndPool(fqdn).isEmpty()) {
                throw new NotFoundException("suppose.homePool: " + Missing.frontEndPool(fqdn));
            }
        });
        supposed.configuredFor().ifPresent(fqdn -> {
            if (topology.chatPool(fqdn).isEmpty()) {
                throw new NotFoundException("suppose.configuredFor: " + Missing.chatPool(fqdn));
            }
        });
    }
}
