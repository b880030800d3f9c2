package io.lifeguard.graphql.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.graphql.server.execution.ErrorCode;
import io.lifeguard.http.authentication.Denial;
import io.lifeguard.http.authentication.ErrorRenderer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Says that a request is not let in as this door says everything: by an error with a code. */
@Singleton
class GraphQLErrorRenderer implements ErrorRenderer {
    private final ObjectMapper json;

    GraphQLErrorRenderer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean speaksAt(String path) {
        return path.equals(GraphQLHttpHandler.PATH);
    }

    @Override
    public void send(RoutingContext request, Denial denial) {
        GraphQLHttpResponse.to(request, json).refuse(ErrorCode.of(denial.code()), denial.detail());
    }
}
