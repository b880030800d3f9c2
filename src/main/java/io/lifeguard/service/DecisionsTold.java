package io.lifeguard.service;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.Decision;
import jakarta.inject.Singleton;

/** What becomes known of every decision that is told: it is counted, and logged if that is wanted. */
@Singleton
class DecisionsTold {
    private final DecisionCounts counts;
    private final DecisionLog log;

    DecisionsTold(DecisionCounts counts, DecisionLog log) {
        this.counts = counts;
        this.log = log;
    }

    void decided(Decision decision, Revision revision) {
        counts.decided(decision);
        log.decided(decision, revision);
    }
}
