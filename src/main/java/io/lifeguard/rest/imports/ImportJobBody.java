package io.lifeguard.rest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.service.imports.jobs.ImportFailure;
import io.lifeguard.service.imports.jobs.ImportJob;
import io.lifeguard.service.imports.jobs.ImportJob.ImportJobFile;
import io.lifeguard.service.imports.jobs.ImportState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An import as JSON.
 *
 * @param secondsLeft absent unless the import is running and has processed a batch
 * @param impact absent unless the import tells it and has ended, and in a list
 * @param failure why it did not process every row; absent otherwise
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJobBody(
        UUID id,
        String kind,
        boolean dryRun,
        ImportState state,
        boolean cancelRequested,
        String actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long bytes,
        long bytesDone,
        long rows,
        double rowsPerSecond,
        @Nullable Long secondsLeft,
        List<JobFileBody> files,
        @Nullable ImportImpactBody impact,
        @Nullable ProblemBody failure) {

    /** @param report of the rows processed so far; absent before the first batch, and in a list */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record JobFileBody(
            int number,
            String name,
            String kind,
            long bytes,
            long bytesDone,
            @Nullable ImportReportBody report) {
        static JobFileBody from(ImportJobFile file, @Nullable ImportReportBody report) {
            return new JobFileBody(file.number(), file.name(), file.kind(), file.bytes(), file.bytesDone(), report);
        }
    }

    /** Without reports. */
    static ImportJobBody from(ImportJob job) {
        return from(job, Map.of(), Optional.empty());
    }

    /** @param reports of the files by their number */
    static ImportJobBody from(
            ImportJob job, Map<Integer, ImportReportBody> reports, Optional<ImportImpactBody> impact) {
        return new ImportJobBody(
                job.id(),
                job.kind(),
                job.dryRun(),
                job.state(),
                job.cancelRequested(),
                job.actor(),
                job.createdAt(),
                job.startedAt().orElse(null),
                job.endedAt().orElse(null),
                job.bytes(),
                job.bytesDone(),
                job.rows(),
                Math.round(job.rowsPerSecond() * 10) / 10.0,
                job.secondsLeft().isPresent() ? job.secondsLeft().getAsLong() : null,
                job.files().stream()
                        .map(file -> JobFileBody.from(file, reports.get(file.number())))
                        .collect(Collectors.toList()),
                impact.orElse(null),
                job.failure().map(ImportJobBody::problem).orElse(null));
    }

    private static ProblemBody problem(ImportFailure failure) {
        return ProblemBody.of(failure.code(), failure.message(), failure.missingColumns());
    }
}
