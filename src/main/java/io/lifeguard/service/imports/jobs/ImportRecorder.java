package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.exports.raw.Column;
import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.model.Ids;
import io.lifeguard.model.InputSanitizer;
import io.lifeguard.rules.Violation;
import io.lifeguard.service.imports.run.PassListener;
import io.lifeguard.service.imports.run.UnappliedRow;
import io.lifeguard.store.imports.ImportRowTable;
import io.lifeguard.store.imports.ImportRowTable.StoredRow;
import io.lifeguard.store.imports.ImportTable;
import io.lifeguard.store.imports.ImportTable.FileProgress;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records each batch of an import in the transaction that stores it, so that after a crash the recorded counts are those
 * of the rows that are stored.
 */
final class ImportRecorder implements PassListener {
    private static final int MAX_SUBJECT_LENGTH = 600;

    private final ActiveImport active;
    private final UUID owner;
    private final int file;
    private final ExportKind kind;
    private final SqlExecutor statements;
    private List<String> columns = List.of();

    /**
     * @param file its number, from 1
     * @param statements used for what is not stored with a batch
     */
    ImportRecorder(ActiveImport active, UUID owner, int file, ExportKind kind, SqlExecutor statements) {
        this.active = active;
        this.owner = owner;
        this.file = file;
        this.kind = kind;
        this.statements = statements;
    }

    @Override
    public void opened(ExportFile opened) {
        columns = opened.knownColumns().stream().map(Column::title).toList();
    }

    @Override
    public void check() {
        active.check();
    }

    @Override
    public Uni<Void> processed(Optional<SqlExecutor> transaction, PassProgress progress) {
        SqlExecutor on = transaction.orElse(statements);
        return ImportTable.record(
                        on,
                        active.id(),
                        owner,
                        new FileProgress(file, columns, progress.bytes(), ReportDocument.encode(progress.report())))
                .invoke(this::follow)
                .chain(() -> progress.rows().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ImportRowTable.insert(
                                on,
                                active.id(),
                                progress.rows().stream().map(this::stored).toList()));
    }

    /** @param cancelRequested empty if another instance has ended the import */
    private void follow(Optional<Boolean> cancelRequested) {
        if (cancelRequested.isEmpty()) {
            active.stop(ActiveImport.Stop.LOST);
            active.check();
        } else if (cancelRequested.get()) {
            active.stop(ActiveImport.Stop.CANCELLED);
        }
    }

    private StoredRow stored(UnappliedRow row) {
        JsonObject cells = new JsonObject();
        row.cells().forEach((column, text) -> cells.put(column.title(), text));
        return new StoredRow(
                0,
                file,
                row.line(),
                InputSanitizer.truncate(row.id().replace("\0", ""), MAX_SUBJECT_LENGTH),
                cells.encode(),
                encode(row.violations()),
                row.passedOver().map(Enum::name),
                isAboutUsers() ? userKey(row) : Optional.empty(),
                kind == ExportKind.USERS ? externalKey(row) : Optional.empty());
    }

    private boolean isAboutUsers() {
        return kind == ExportKind.USERS || kind == ExportKind.CLIENT_CONFIGURATIONS;
    }

    /** The address of a row can be read or at least resembles one: a row that is refused for its address is about it too. */
    private static Optional<String> userKey(UnappliedRow row) {
        return Optional.ofNullable(row.cells().get(Column.SIP_ADDRESS))
                .or(() -> Optional.of(row.id()))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && Ids.isStorable(text))
                .map(Ids::sipAddress)
                .map(Ids::key);
    }

    private static Optional<String> externalKey(UnappliedRow row) {
        return Optional.ofNullable(row.cells().get(Column.GUID))
                .map(String::strip)
                .filter(text -> !text.isEmpty() && Ids.isStorable(text))
                .map(Ids::key);
    }

    private static String encode(List<Violation> violations) {
        JsonArray encoded = new JsonArray();
        violations.forEach(v -> encoded.add(new JsonObject()
                .put("rule", v.rule().name())
                .put("path", v.path())
                .put("reason", v.reason())));
        return encoded.encode();
    }
}
