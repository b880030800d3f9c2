package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.rules.Rule;
import io.lifeguard.service.imports.ImportCounters.ImportOutcome;
import io.lifeguard.service.imports.ImportCounters.RowOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** The figures of imports, for Prometheus. */
@Singleton
class ImportMetrics implements MeterBinder {
    private final ImportCounters counts;
    private final ImportService imports;

    ImportMetrics(ImportCounters counts, ImportService imports) {
        this.counts = counts;
        this.imports = imports;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (ExportKind kind : ExportKind.values()) {
            for (RowOutcome row : RowOutcome.values()) {
                counter(
                        registry,
                        "lifeguard.import.rows",
                        "Rows of imports, as they are settled",
                        kind,
                        row,
                        counts.rows(kind, row));
            }
            for (ImportOutcome end : ImportOutcome.values()) {
                counter(registry, "lifeguard.imports", "Imports that ended", kind, end, counts.ends(kind, end));
            }
        }
        for (Rule rule : Rule.values()) {
            FunctionCounter.builder("lifeguard.rule.violations", counts.refusals(rule), LongAdder::sum)
                    .description("Violations that writes and rows of imports were refused for")
                    .tag("rule", rule.name())
                    .tag("door", "import")
                    .register(registry);
        }
        Gauge.builder("lifeguard.imports.in.progress", imports, ImportService::underWay)
                .description("Imports under way")
                .register(registry);
        FunctionCounter.builder("lifeguard.rejected", imports.turnedAway(), LongAdder::sum)
                .description("What was told that there is too much to do already, by what there was too much of")
                .tag("of", "imports")
                .register(registry);
    }

    private static void counter(
            MeterRegistry registry,
            String name,
            String description,
            ExportKind kind,
            Enum<?> outcome,
            LongAdder count) {
        FunctionCounter.builder(name, count, LongAdder::sum)
                .description(description)
                .tag("kind", kind.urlName())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
