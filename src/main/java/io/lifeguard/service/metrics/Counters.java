package io.lifeguard.service.metrics;

import io.lifeguard.rules.Rule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Counters that several classes share the name of, or that exist once for each constant of an enum. Labels are constants
 * of this program, never a user, a pool or a policy. A class registers its counters when it is created and keeps them in
 * fields, so that counting looks nothing up and allocates nothing.
 */
public final class Counters {
    private Counters() {}

    /** Requests that a full queue or a full set of slots rejected. */
    public static Counter rejected(MeterRegistry registry, String queue) {
        return Counter.builder("lifeguard.rejected")
                .description("Requests rejected because a queue was full or a wait took too long, by queue")
                .tag("queue", queue)
                .register(registry);
    }

    /** Violations by rule; {@code source} says what was rejected: a write or a row of an import. */
    public static Map<Rule, Counter> ruleViolations(MeterRegistry registry, String source) {
        return each(Rule.class, rule -> Counter.builder("lifeguard.rule.violations")
                .description("Violations that rejected a write or a row of an import; dry runs do not count")
                .tag("rule", rule.name())
                .tag("source", source)
                .register(registry));
    }

    /** A counter for each constant. */
    public static <E extends Enum<E>, C> Map<E, C> each(Class<E> type, Function<E, C> counter) {
        Map<E, C> counters = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            counters.put(constant, counter.apply(constant));
        }
        return counters;
    }
}
