package io.lifeguard.store.imports;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An import as it is stored.
 *
 * @param number in the order of arrival
 * @param now the time of the database
 * @param failure why it ended, as JSON
 * @param impact whether it tells who would gain and lose what
 * @param files in the order of processing
 */
public record StoredImport(
        UUID id,
        long number,
        String actor,
        String kind,
        boolean dryRun,
        String state,
        boolean cancelRequested,
        OffsetDateTime createdAt,
        Optional<OffsetDateTime> startedAt,
        Optional<OffsetDateTime> endedAt,
        OffsetDateTime now,
        Optional<String> failure,
        boolean impact,
        List<StoredFile> files) {

    /**
     * A file of an import.
     *
     * @param number from 1
     * @param columns that are read, in the order of the file
     * @param bytesDone of the file that have been read
     * @param startedAt when its first batch was processed
     * @param report of the rows processed so far, as JSON
     * @param absentIds stored objects that are not in the file
     */
    public record StoredFile(
            int number,
            String name,
            String kind,
            List<String> columns,
            long bytes,
            long bytesDone,
            Optional<OffsetDateTime> startedAt,
            Optional<String> report,
            List<String> absentIds) {}

    StoredImport with(List<StoredFile> found) {
        return new StoredImport(
                id,
                number,
                actor,
                kind,
                dryRun,
                state,
                cancelRequested,
                createdAt,
                startedAt,
                endedAt,
                now,
                failure,
                impact,
                found);
    }
}
