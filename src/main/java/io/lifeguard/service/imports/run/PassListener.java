package io.lifeguard.service.imports.run;

import io.lifeguard.exports.file.ExportFile;
import io.lifeguard.service.imports.report.ImportReport;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** Follows one pass over a file, and may end it between two batches. */
public interface PassListener {
    /** Follows nothing. */
    PassListener NONE = new PassListener() {
        @Override
        public void opened(ExportFile file) {}

        @Override
        public void check() {}

        @Override
        public Uni<Void> processed(Optional<SqlExecutor> transaction, PassProgress progress) {
            return Uni.createFrom().voidItem();
        }
    };

    /**
     * How far a pass has come.
     *
     * @param report of all rows so far
     * @param bytes of the file that have been read
     * @param rows that were refused or passed over since the last call
     */
    record PassProgress(ImportReport report, long bytes, List<UnappliedRow> rows) {}

    /** Called once, before the first batch. */
    void opened(ExportFile file);

    /** Called before each batch; throws if the pass is to end. */
    void check();

    /**
     * Called after each batch.
     *
     * @param transaction that stores the batch; empty for a dry run
     * @return a failure ends the pass, and nothing of the batch is stored
     */
    Uni<Void> processed(Optional<SqlExecutor> transaction, PassProgress progress);
}
