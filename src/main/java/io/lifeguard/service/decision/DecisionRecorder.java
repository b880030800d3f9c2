package io.lifeguard.service.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.eligibility.Decision;
import jakarta.inject.Singleton;

/** What becomes known of every decision that is told: it is counted, and logged if that is wanted. */
@Singleton
class DecisionRecorder {
    private final DecisionMetrics counts;
    private final DecisionLog log;

    DecisionRecorder(DecisionMetrics counts, DecisionLog log) {
        this.counts = counts;
        this.log = log;
    }

    void decided(Decision decision, Revision revision) {
        counts.decided(decision);
        log.decided(decision, revision);
    }
}
