package io.lifeguard.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.exports.raw.PassedOverRow.PassedOverReason;
import io.lifeguard.rest.imports.ImportReportBody.ViolationBody;
import io.lifeguard.service.imports.jobs.ImportQueries.ImportRow;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that was refused or passed over, as JSON.
 *
 * @param file the number of the file in the import
 * @param cells of the columns that are read, as the file has them
 * @param violations empty if the row was passed over
 * @param passedOver why it was passed over; absent if it was refused
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportRowBody(
        int file,
        long line,
        String id,
        Map<String, String> cells,
        List<ViolationBody> violations,
        @Nullable PassedOverReason passedOver) {
    static ImportRowBody from(ImportRow row) {
        return new ImportRowBody(
                row.file(),
                row.line(),
                row.id(),
                row.cells(),
                row.violations().stream().map(ViolationBody::from).toList(),
                row.passedOver().orElse(null));
    }
}
