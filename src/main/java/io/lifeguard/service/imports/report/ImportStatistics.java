package io.lifeguard.service.imports.report;

import io.lifeguard.exports.raw.PassedOverRows;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.Change;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Violation;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.write.WriteDecision;
import io.lifeguard.service.imports.report.ImportMetrics.RowOutcome;
import io.lifeguard.service.imports.report.ImportReport.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What one pass over a file has done so far. Keeps the first 1,000 refusals. */
public final class ImportStatistics {
    private static final int MAX_REFUSALS = 1000;
    /** How many ids of what is absent from the file are kept. */
    public static final int MAX_ABSENT_IDS = 1000;

    private final ExportKind kind;
    private final boolean dryRun;
    private final boolean isMeasured;
    private final int maxRefusals;
    private final ImportMetrics metrics;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<String> absentIds = new ArrayList<>();
    private final Map<Rule, Long> refusedByRule = new EnumMap<>(Rule.class);
    private final Map<Rule, Warning> warnings = new EnumMap<>(Rule.class);
    private final Map<ImportCaution, Long> cautions = new EnumMap<>(ImportCaution.class);
    private final PassedOverStatistics passedOver;
    private LongFunction<String> quotedKeys = line -> "";
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
    public ImportStatistics(ExportKind kind, boolean dryRun, ImportMetrics metrics, Revision revision) {
        this.kind = kind;
        this.dryRun = dryRun;
        this.isMeasured = !dryRun;
        this.maxRefusals = MAX_REFUSALS;
        this.metrics = metrics;
        this.revision = revision;
        this.passedOver = new PassedOverStatistics(rows -> {
            if (!dryRun) {
                metrics.count(kind, RowOutcome.PASSED_OVER, rows);
            }
        });
    }

    /** A part of other statistics, without metrics. */
    private ImportStatistics(ImportStatistics whole, int maxRefusals, PassedOverStatistics passedOver) {
        this.kind = whole.kind;
        this.dryRun = whole.dryRun;
        this.isMeasured = false;
        this.maxRefusals = maxRefusals;
        this.metrics = whole.metrics;
        this.revision = whole.revision;
        this.passedOver = passedOver;
        this.quotedKeys = whole.quotedKeys;
    }

    /** @param byLine what the row of a line says about itself, for refused rows that do not identify anything */
    public void setQuotedKeys(LongFunction<String> byLine) {
        quotedKeys = byLine;
    }

    /**
     * Counts a row that was decided and, unless this is a dry run, stored.
     *
     * @param id of what the row is about; empty if the row does not identify anything
     * @return what became of the row
     */
    public RowOutcome count(long line, String id, WriteDecision decision) {
        RowOutcome outcome = outcome(decision);
        if (isMeasured) {
            metrics.count(kind, outcome);
        }
        switch (outcome) {
            case REFUSED -> {
                refused++;
                notCreatable += decision.equals(RowRefusals.CANNOT_CREATE) ? 1 : 0;
                add(new Refusal(line, id.isEmpty() ? quotedKeys.apply(line) : id, decision.violations()));
            }
            case UNCHANGED -> unchanged++;
            case CREATED -> created++;
            case CHANGED -> changed++;
            case PASSED_OVER -> throw new IllegalStateException("no decision passes a row over");
        }
        decision.warnings().forEach(this::add);
        return outcome;
    }

    /** Statistics of rows whose transaction may still fail; they are added once it is committed. Keeps every refusal. */
    public ImportStatistics separate() {
        return new ImportStatistics(this, Integer.MAX_VALUE, new PassedOverStatistics(rows -> {}));
    }

    /** These statistics as they will be once others are added. */
    public ImportStatistics with(ImportStatistics others) {
        ImportStatistics sum = new ImportStatistics(this, maxRefusals, passedOver);
        sum.add(this);
        sum.add(others);
        return sum;
    }

    /** Adds the statistics of rows whose transaction is committed, except the rows that were passed over. */
    public void add(ImportStatistics others) {
        created += others.created;
        changed += others.changed;
        unchanged += others.unchanged;
        refused += others.refused;
        unidentified += others.unidentified;
        notCreatable += others.notCreatable;
        addStored(others.stored, others.absent);
        absentChanged += others.absentChanged;
        absentRefused += others.absentRefused;
        addAbsentIds(others.absentIds);
        others.warnings.values().forEach(this::add);
        others.cautions.forEach((caution, count) -> cautions.merge(caution, count, Long::sum));
        others.refusedByRule.forEach((rule, count) -> refusedByRule.merge(rule, count, Long::sum));
        others.refusals.stream().limit(maxRefusals - refusals.size()).forEach(refusals::add);
        if (isMeasured) {
            measure(others);
        }
    }

    private void measure(ImportStatistics others) {
        metrics.count(kind, RowOutcome.CREATED, others.created);
        metrics.count(kind, RowOutcome.CHANGED, others.changed);
        metrics.count(kind, RowOutcome.UNCHANGED, others.unchanged);
        metrics.count(kind, RowOutcome.REFUSED, others.refused);
        others.refusedByRule.forEach(metrics::countViolations);
    }

    /** The refusals that are kept, in the order of processing. */
    public List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** Counts something stored that the file does not list and that was to be disabled or deleted. */
    public void countAbsent(String id, WriteDecision decision) {
        if (decision.isAccepted()) {
            absentChanged += decision.changes().isEmpty() ? 0 : 1;
        } else {
            absentRefused++;
            add(new Refusal(0, id, decision.violations()));
        }
        decision.warnings().forEach(this::add);
    }

    /** The rows that are about something else. */
    public PassedOverStatistics passedOver() {
        return passedOver;
    }

    /** Counts something that the import assumed or left out. */
    public void count(ImportCaution caution) {
        cautions.merge(caution, 1L, Long::sum);
    }

    /** Counts a row that does not identify anything. */
    public void countUnidentified() {
        unidentified++;
    }

    /** Adds things that are stored, and how many of them the file does not list. */
    public void addStored(long things, long ofThemAbsent) {
        stored += things;
        absent += ofThemAbsent;
    }

    /** Lists what is absent from the file, up to 1,000 ids. */
    public void addAbsentIds(List<String> ids) {
        ids.stream().limit(MAX_ABSENT_IDS - absentIds.size()).forEach(absentIds::add);
    }

    public void setRevision(Revision read) {
        revision = read;
    }

    /** Sets the number of the last change that was stored. */
    public void setRevisionNumber(long number) {
        revision = new Revision(revision.epoch(), number);
    }

    public long unidentified() {
        return unidentified;
    }

    /** How many rows are about something new that the file lacks columns to create. */
    public long notCreatable() {
        return notCreatable;
    }

    /** How many things of the kind are stored, as far as the file may list them. */
    public long stored() {
        return stored;
    }

    /** How many things that the file does not list were disabled or deleted. */
    public long absentChanged() {
        return absentChanged;
    }

    /** How many rows of the file have been processed. */
    public long rows() {
        return created + changed + unchanged + refused + passedOver.count();
    }

    public ImportReport report() {
        PassedOverRows passedOverRows = passedOver.all();
        return new ImportReport(
                kind,
                dryRun,
                rows(),
                created,
                changed,
                unchanged,
                refused,
                passedOverRows.count(),
                absent,
                absentIds.stream().sorted().toList(),
                absentChanged,
                absentRefused,
                List.copyOf(refusals),
                new EnumMap<>(refusedByRule),
                passedOverRows.byReason(),
                passedOverRows.first(),
                List.copyOf(warnings.values()),
                new EnumMap<>(cautions),
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
            if (isMeasured) {
                metrics.countViolations(rule, 1L);
            }
        });
        if (refusals.size() < maxRefusals) {
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
