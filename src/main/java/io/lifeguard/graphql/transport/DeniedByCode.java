package io.lifeguard.graphql.transport;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.graphql.execution.ErrorCode;
import io.lifeguard.http.Denial;
import io.lifeguard.http.DenialForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Says that a request is not let in as this door says everything: by an error with a code. */
@Singleton
class DeniedByCode implements DenialForm {
    private final ObjectMapper json;

    DeniedByCode(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean speaksAt(String path) {
        return path.equals(OverHttp.PATH);
    }

    @Override
    public void send(RoutingContext request, Denial denial) {
        ErrorCode code =
                switch (denial.status()) {
                    case 401 -> ErrorCode.UNAUTHENTICATED;
                    case 403 -> ErrorCode.FORBIDDEN;
                    case 503 -> ErrorCode.UNAVAILABLE;
                    default -> throw new IllegalArgumentException("there is no code for " + denial);
                };
        Reply.to(request, json).refuse(code, denial.detail());
    }
}
