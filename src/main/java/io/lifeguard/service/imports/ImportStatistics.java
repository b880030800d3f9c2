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

/** What one pass over a file has done so far. Keeps the first 1,000 refusals. */
final class ImportStatistics {
    private static final int MAX_REFUSALS = 1000;

    private final ExportKind kind;
    private final boolean dryRun;
    private final ImportMetrics metrics;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Rule, Long> refusedByRule = new EnumMap<>(Rule.class);
    private final Map<Rule, Warning> warnings = new EnumMap<>(Rule.class);
    private Revision revision;
    private long created;
    private long changed;
    private long unchanged;
    private long refused;
    private long unidentified;
    private long notCreatable;
    private long stored;
    private long absent;
    private long absentChanged;
    private long absentRefused;

    /** @param revision the present revision of the database */
    ImportStatistics(ExportKind kind, boolean dryRun, ImportMetrics metrics, Revision revision) {
        this.kind = kind;
        this.dryRun = dryRun;
        this.metrics = metrics;
        this.revision = revision;
    }

    /**
     * Counts a row that was decided and, unless this is a dry run, stored.
     *
     * @param id of what the row is about; empty if the row does not identify anything
     */
    void count(long line, String id, WriteDecision decision) {
        RowOutcome outcome = outcome(decision);
        if (!dryRun) {
            metrics.count(kind, outcome);
        }
        switch (outcome) {
            case REFUSED -> {
                refused++;
                notCreatable += decision.equals(RowRefusals.CANNOT_CREATE) ? 1 : 0;
                add(new Refusal(line, id, decision.violations()));
            }
            case UNCHANGED -> unchanged++;
            case CREATED -> created++;
            case CHANGED -> changed++;
        }
        decision.warnings().forEach(this::add);
    }

    /** Counts something stored that the file does not list and that was to be disabled or deleted. */
    void countAbsent(String id, WriteDecision decision) {
        if (decision.isAccepted()) {
            absentChanged += decision.changes().isEmpty() ? 0 : 1;
        } else {
            absentRefused++;
            add(new Refusal(0, id, decision.violations()));
        }
        decision.warnings().forEach(this::add);
    }

    /** Counts a row that does not identify anything. */
    void countUnidentified() {
        unidentified++;
    }

    /** Adds things that are stored, and how many of them the file does not list. */
    void addStored(long things, long ofThemAbsent) {
        stored += things;
        absent += ofThemAbsent;
    }

    void setRevision(Revision read) {
        revision = read;
    }

    /** Sets the number of the last change that was stored. */
    void setRevisionNumber(long number) {
        revision = new Revision(revision.epoch(), number);
    }

    long unidentified() {
        return unidentified;
    }

    /** How many rows are about something new that the file lacks columns to create. */
    long notCreatable() {
        return notCreatable;
    }

    /** How many things of the kind are stored, as far as the file may list them. */
    long stored() {
        return stored;
    }

    /** How many things that the file does not list were disabled or deleted. */
    long absentChanged() {
        return absentChanged;
    }

    /** How many rows of the file have been processed. */
    long rows() {
        return created + changed + unchanged + refused;
    }

    ImportReport report() {
        return new ImportReport(
                kind,
                dryRun,
                rows(),
                created,
                changed,
                unchanged,
                refused,
                absent,
                absentChanged,
                absentRefused,
                List.copyOf(refusals),
                new EnumMap<>(refusedByRule),
                List.copyOf(warnings.values()),
                revision);
    }

    private static RowOutcome outcome(WriteDecision decision) {
        if (!decision.isAccepted()) {
            return RowOutcome.REFUSED;
        }
        if (decision.changes().isEmpty()) {
            return RowOutcome.UNCHANGED;
        }
        return decision.changes().get(0).kind() == Change.ChangeOperation.CREATED
                ? RowOutcome.CREATED
                : RowOutcome.CHANGED;
    }

    private void add(Refusal refusal) {
        refusal.violations().stream().map(Violation::rule).forEach(rule -> {
            refusedByRule.merge(rule, 1L, Long::sum);
            if (!dryRun) {
                metrics.countViolation(rule);
            }
        });
        if (refusals.size() < MAX_REFUSALS) {
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
