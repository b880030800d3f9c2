package io.lifeguard.graphql.server.execution;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error of a GraphQL result, with a code in its extensions.
 *
 * @param locations in the document; empty if the error has none
 * @param path of the field that failed; null for an error of the whole request
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

    /** The result of a request that is not executed. */
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

    /** The code replaces the classification. */
    @Override
    public @Nullable ErrorClassification getErrorType() {
        return null;
    }

    @Override
    public Map<String, Object> getExtensions() {
        return Map.of("code", code.name());
    }
}
