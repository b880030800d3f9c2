package io.lifeguard.service.imports;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.Change;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.ImportMetrics.RowOutcome;
import io.lifeguard.service.imports.ImportReport.Refusal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The counts of an import as it goes on. Bounded: refusals are kept up to a thousand. */
final class ImportStatistics {
    private static final int MOST_REFUSALS = 1000;

    private final Optional<ImportMetrics> metrics;
    private final ExportKind kind;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Rule, Long> refusedByRule = new EnumMap<>(Rule.class);
    private final Map<Rule, Warning> warnings = new EnumMap<>(Rule.class);
    private long created;
    private long changed;
    private long unchanged;
    private long refused;
    private long unreadable;
    private long wouldCreate;
    private long stored;
    private long absentActedOn;
    private long absentRefused;

    /** @param metrics empty for a dry run */
    ImportStatistics(ExportKind kind, Optional<ImportMetrics> metrics) {
        this.kind = kind;
        this.metrics = metrics;
    }

    /** Counts a row of the file that was judged; and stored, unless this is a dry run. */
    void count(long line, String id, WriteDecision judgement) {
        RowOutcome row = outcome(judgement);
        metrics.ifPresent(m -> m.count(kind, row));
        switch (row) {
            case REFUSED -> {
                refused++;
                wouldCreate += judgement.equals(RowRefusals.CANNOT_CREATE) ? 1 : 0;
                keep(new Refusal(line, id, judgement.violations()));
            }
            case UNCHANGED -> unchanged++;
            case CREATED -> created++;
            case CHANGED -> changed++;
        }
        judgement.warnings().forEach(this::add);
    }

    /** Counts something stored that no row is about and that was to be disabled or deleted. */
    void countAbsent(String id, WriteDecision judgement) {
        if (judgement.isAccepted()) {
            absentActedOn += judgement.changes().isEmpty() ? 0 : 1;
        } else {
            absentRefused++;
            keep(new Refusal(0, id, judgement.violations()));
        }
        judgement.warnings().forEach(this::add);
    }

    /** Notes that a row does not tell what it is about. */
    void noteUnreadable() {
        unreadable++;
    }

    long unreadable() {
        return unreadable;
    }

    /** How many rows are about something to create, which the file has not the columns for. */
    long wouldCreate() {
        return wouldCreate;
    }

    void noteStored(long things) {
        stored = things;
    }

    /** How many things of the kind are stored. */
    long stored() {
        return stored;
    }

    /** How many rows of the file are settled. */
    long rows() {
        return created + changed + unchanged + refused;
    }

    ImportReport report(boolean dryRun, long absent, Revision revision) {
        return new ImportReport(
                kind,
                dryRun,
                rows(),
                created,
                changed,
                unchanged,
                refused,
                absent,
                absentActedOn,
                absentRefused,
                List.copyOf(refusals),
                new EnumMap<>(refusedByRule),
                List.copyOf(warnings.values()),
                revision);
    }

    private static RowOutcome outcome(WriteDecision judgement) {
        if (!judgement.isAccepted()) {
            return RowOutcome.REFUSED;
        }
        if (judgement.changes().isEmpty()) {
            return RowOutcome.UNCHANGED;
        }
        return judgement.changes().get(0).kind() == Change.ChangeOperation.CREATED
                ? RowOutcome.CREATED
                : RowOutcome.CHANGED;
    }

    private void keep(Refusal refusal) {
        refusal.violations().stream().map(Violation::rule).forEach(rule -> {
            refusedByRule.merge(rule, 1L, Long::sum);
            metrics.ifPresent(m -> m.countViolation(rule));
        });
        if (refusals.size() < MOST_REFUSALS) {
            refusals.add(refusal);
        }
    }

    private void add(Warning warning) {
        warnings.merge(
                warning.rule(),
                warning,
                (a, b) -> new Warning(a.rule(), a.rule().statement(), a.count() + b.count(), a.breach() || b.breach()));
    }
}
