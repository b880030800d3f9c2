package io.lifeguard.graphql.server.websocket;

import graphql.GraphQLError;
import java.util.List;

/** Ends a subscription with errors that are sent to the client. Stays inside this package. */
final class SubscriptionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<GraphQLError> errors;

    SubscriptionFailedException(List<GraphQLError> errors) {
        super(errors.toString(), null, false, false);
        this.errors = errors;
    }

    List<GraphQLError> errors() {
        return errors;
    }
}
