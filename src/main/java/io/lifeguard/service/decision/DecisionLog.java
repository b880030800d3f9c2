package io.lifeguard.service.decision;

import io.lifeguard.model.Revision;
import io.lifeguard.rules.RuleReason;
import io.lifeguard.rules.eligibility.EligibilityCase;
import io.lifeguard.rules.eligibility.EligibilityCase.Decision;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/**
 * Logs decisions, or a sample of them, in a category of its own. The lines contain personal data, so the log is off by
 * default. The values are also fields (MDC), for logs in JSON.
 */
@Singleton
class DecisionLog {
    static final String CATEGORY = "lifeguard.decisions";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    private final boolean enabled;
    private final double sampleRatio;

    DecisionLog(DecisionLogSettings settings) {
        this.enabled = settings.enabled();
        this.sampleRatio = settings.sampleRatio();
    }

    /** Settings of the decision log. */
    @ConfigMapping(prefix = "lifeguard.decision-log")
    interface DecisionLogSettings {
        /** Whether decisions are logged. */
        @WithDefault("false")
        boolean enabled();

        /** The share of decisions that are logged, from 0 to 1; each is drawn independently. */
        @DecimalMin("0")
        @DecimalMax("1")
        @WithDefault("1")
        double sampleRatio();
    }

    void record(Decision decision, Revision revision) {
        if (!enabled || (sampleRatio < 1 && ThreadLocalRandom.current().nextDouble() >= sampleRatio)) {
            return;
        }
        EligibilityCase about = decision.eligibilityCase();
        String verdict = decision.eligible() ? "ELIGIBLE" : "NOT_ELIGIBLE";
        String reasons = rules(decision.eligible() ? decision.conditions() : decision.obstacles());
        ExtLogRecord line = new ExtLogRecord(
                Level.INFO,
                about.client() + " of " + about.user().sipAddress() + " against "
                        + about.pool().fqdn() + ": " + verdict + " [" + reasons + "] at " + revision,
                FormatStyle.NO_FORMAT,
                DecisionLog.class.getName());
        line.setLoggerName(CATEGORY);
        line.putMdc("client", about.client().name());
        line.putMdc("user", about.user().sipAddress());
        line.putMdc("pool", about.pool().fqdn());
        line.putMdc("verdict", verdict);
        line.putMdc("reasons", reasons);
        line.putMdc("revision", revision.toString());
        LOG.logRaw(line);
    }

    private static String rules(List<RuleReason> reasons) {
        return reasons.stream().map(reason -> reason.rule().name()).collect(Collectors.joining(","));
    }
}
