package io.lifeguard.service.imports.jobs;

import io.lifeguard.exports.row.ExportKind;
import io.lifeguard.service.imports.report.ImportReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An import as clients see it.
 *
 * @param number in the order of arrival
 * @param kind of its file; of several files {@code organisation}
 * @param now the time at which this was so
 * @param failure why it failed, was cancelled or was interrupted
 * @param impact whether it tells who would gain and lose what
 * @param files in the order of processing
 */
public record ImportJob(
        UUID id,
        long number,
        String actor,
        String kind,
        boolean dryRun,
        ImportState state,
        boolean cancelRequested,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Instant now,
        Optional<ImportFailure> failure,
        boolean impact,
        List<ImportJobFile> files) {

    /**
     * @param number from 1
     * @param columns that are read, in the order of the file
     * @param bytesDone of the file that have been read
     * @param startedAt when its first batch was processed
     * @param report of the rows processed so far, without rows; empty before the first batch
     */
    public record ImportJobFile(
            int number,
            String name,
            String kind,
            List<String> columns,
            long bytes,
            long bytesDone,
            Optional<Instant> startedAt,
            Optional<ImportReport> report) {
        long rows() {
            return report.map(ImportReport::rows).orElse(0L);
        }
    }

    /** The kinds of its files. */
    public Set<ExportKind> kinds() {
        return files.stream()
                .map(file -> ExportKind.ofUrlName(file.kind()).orElseThrow())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ExportKind.class)));
    }

    public long bytes() {
        return files.stream().mapToLong(ImportJobFile::bytes).sum();
    }

    public long bytesDone() {
        return files.stream().mapToLong(ImportJobFile::bytesDone).sum();
    }

    /** The rows processed so far. */
    public long rows() {
        return files.stream().mapToLong(ImportJobFile::rows).sum();
    }

    /** The rows processed in a second, since the first batch; 0 before it. */
    public double rowsPerSecond() {
        return processing()
                .map(time -> rows() * 1000.0 / Math.max(1, time.toMillis()))
                .orElse(0.0);
    }

    /** The seconds that the import still needs at this rate; empty unless it is running and has processed a batch. */
    public OptionalLong secondsLeft() {
        if (state != ImportState.RUNNING || bytesDone() == 0 || processing().isEmpty()) {
            return OptionalLong.empty();
        }
        double secondsPerByte = processing().get().toMillis() / 1000.0 / bytesDone();
        return OptionalLong.of((long) Math.ceil((bytes() - bytesDone()) * secondsPerByte));
    }

    private Optional<Duration> processing() {
        return files.stream()
                .flatMap(file -> file.startedAt().stream())
                .min(Instant::compareTo)
                .map(first -> Duration.between(first, endedAt.orElse(now)));
    }
}
