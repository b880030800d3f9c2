package io.lifeguard.graphql.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.http.ErrorRenderer;
import io.lifeguard.http.ProblemType;
import io.lifeguard.model.FailureCode;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Reports a request that a filter rejected as a GraphQL result with one error. */
@Singleton
class GraphQLErrorRenderer implements ErrorRenderer {
    private final ObjectMapper json;

    GraphQLErrorRenderer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean handles(String path) {
        return path.equals(GraphQLHttpHandler.PATH);
    }

    @Override
    public void send(RoutingContext request, FailureCode code, String detail) {
        GraphQLHttpResponse.to(request, json)
                .sendError(ErrorCode.of(code), detail, ProblemType.of(code).status());
    }
}
