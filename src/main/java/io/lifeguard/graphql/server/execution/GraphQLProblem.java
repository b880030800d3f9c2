package io.lifeguard.graphql.server.execution;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as it is served: what is wrong, for a person and for a program.
 *
 * @param locations where in the document; empty if nowhere in particular
 * @param path of the field that failed; null if it is the request that did
 */
public record GraphQLProblem(
        ErrorCode code,
        String message,
        List<SourceLocation> locations,
        @Nullable List<Object> path) implements GraphQLError {
    private static final long serialVersionUID = 1;

    public static GraphQLProblem of(ErrorCode code, String message) {
        return new GraphQLProblem(code, message, List.of(), null);
    }

    public static GraphQLProblem at(SourceLocation location, ErrorCode code, String message) {
        return new GraphQLProblem(code, message, location == null ? List.of() : List.of(location), null);
    }

    /** The answer to a request that is not carried out. */
    public ExecutionResult asResult() {
        return ExecutionResult.newExecutionResult().addError(this).build();
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations.isEmpty() ? null : locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    /** The code says it all. */
    @Override
    public @Nullable ErrorClassification getErrorType() {
        return null;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}
