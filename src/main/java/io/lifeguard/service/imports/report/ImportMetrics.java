package io.lifeguard.service.imports.report;

import static java.util.Objects.requireNonNull;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.rules.Rule;
import io.lifeguard.service.metrics.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** Counts rows and results of imports while they run; dry runs do not count. */
@Singleton
@Startup
public class ImportMetrics {
    private final Map<ExportKind, Map<RowOutcome, Counter>> rows;
    private final Map<ExportKind, Map<ImportOutcome, Counter>> imports;
    private final Map<Rule, Counter> violations;

    /** What an import did with a row. */
    public enum RowOutcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED,
        PASSED_OVER
    }

    /** How an import ended. */
    public enum ImportOutcome {
        FINISHED,
        /** The whole file was refused, and nothing of it was stored. */
        REFUSED,
        /** The import failed after it had begun; the rows before the failure stay stored. */
        STOPPED
    }

    ImportMetrics(MeterRegistry registry) {
        rows = byKind(registry, RowOutcome.class, "lifeguard.import.rows", "Rows that imports have processed");
        imports = byKind(registry, ImportOutcome.class, "lifeguard.imports", "Imports that have ended");
        violations = Counters.ruleViolations(registry, "import");
    }

    public void count(ExportKind kind, RowOutcome outcome) {
        count(kind, outcome, 1);
    }

    void count(ExportKind kind, RowOutcome outcome, long number) {
        requireNonNull(requireNonNull(rows.get(kind)).get(outcome)).increment((double) number);
    }

    public void count(ExportKind kind, ImportOutcome outcome) {
        requireNonNull(requireNonNull(imports.get(kind)).get(outcome)).increment();
    }

    void countViolations(Rule rule, Long number) {
        requireNonNull(violations.get(rule)).increment((double) number);
    }

    private static <O extends Enum<O>> Map<ExportKind, Map<O, Counter>> byKind(
            MeterRegistry registry, Class<O> outcomes, String name, String description) {
        return Counters.each(
                ExportKind.class,
                kind -> Counters.each(outcomes, outcome -> Counter.builder(name)
                        .description(description)
                        .tag("kind", kind.urlName())
                        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .register(registry)));
    }
}
