package io.lifeguard.rest.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.rest.resource.WriteBody;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The response to a batch that is stored, or whose dry run was accepted.
 *
 * @param revision after the last write
 * @param writes in the order of the request
 */
@RegisterForReflection
public record BatchBody(boolean applied, String revision, List<BatchWriteBody> writes) {

    /**
     * What became of a write of a batch.
     *
     * @param status that the write would have as a request of its own
     * @param headers that its response would have
     * @param result of an accepted write
     * @param problem of a refused write
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BatchWriteBody(
            int status,
            @Nullable Map<String, String> headers,
            @Nullable WriteBody result,
            @Nullable ProblemBody problem) {}
}
