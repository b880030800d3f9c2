package io.lifeguard.rest.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.ChangeOperation;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.Warning;
import io.lifeguard.service.write.WriteResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to an accepted write.
 *
 * @param outcome what the write does to the resource
 * @param applied whether it is stored; false for a dry run
 * @param revision of the write; if it stores nothing, of the facts that it was decided on
 * @param warnings side effects of the write
 * @param resource the resource after the write; absent if it is deleted
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WriteBody(
        WriteOutcome outcome,
        boolean applied,
        String revision,
        List<WarningOfWrite> warnings,
        @Nullable Object resource) {

    /** What a write does to the resource. */
    public enum WriteOutcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        DELETED
    }

    /** @param count the number of objects concerned, at least 1 */
    @RegisterForReflection
    public record WarningOfWrite(Rule rule, String reason, int count) {
        static WarningOfWrite from(Warning warning) {
            return new WarningOfWrite(warning.rule(), warning.reason(), warning.count());
        }
    }

    /**
     * @param subject of the changes to the resource itself
     * @param resource the resource after the write as clients see it; null if it is deleted
     */
    static <T> WriteBody of(WriteResult<T> result, Subject<T> subject, @Nullable Object resource) {
        return new WriteBody(
                outcome(result, subject),
                result.isApplied(),
                result.revision().toString(),
                result.warnings().stream().map(WarningOfWrite::from).toList(),
                resource);
    }

    WriteBody withoutResource() {
        return new WriteBody(outcome, applied, revision, warnings, null);
    }

    /** Changes of other subjects go with the write, such as those of client configurations with that of a user. */
    private static <T> WriteOutcome outcome(WriteResult<T> result, Subject<T> subject) {
        List<Change<?>> changes = result.decision().changes();
        return changes.stream()
                .flatMap(change -> subject.of(change).stream())
                .reduce((earlier, later) -> later)
                .map(change -> outcome(change.kind()))
                .orElse(changes.isEmpty() ? WriteOutcome.UNCHANGED : WriteOutcome.CHANGED);
    }

    private static WriteOutcome outcome(ChangeOperation operation) {
        return switch (operation) {
            case CREATED -> WriteOutcome.CREATED;
            case UPDATED -> WriteOutcome.CHANGED;
            case DELETED -> WriteOutcome.DELETED;
        };
    }
}
