package io.lifeguard.graphql.socket;

import graphql.GraphQLError;
import java.util.List;

/** A subscription has ended, and these errors are what its client is to be told. */
final class EndedByErrors extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<GraphQLError> errors;

    EndedByErrors(List<GraphQLError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = errors;
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
