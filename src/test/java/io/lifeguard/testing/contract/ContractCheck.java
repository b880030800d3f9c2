package io.lifeguard.testing.contract;

import io.lifeguard.testing.Response;
import java.util.List;

/** Checks the requests of all tests, and their responses, against the committed OpenAPI document. */
public final class ContractCheck {
    /** Larger ones are of tests that measure memory or time. */
    private static final int MAX_LENGTH = 1 << 20;

    private ContractCheck() {}

    /**
     * Gives the response, unless it is one that the document does not describe.
     *
     * @param target the path and the query
     */
    public static Response checked(String method, String target, String contentType, String body, Response response) {
        String[] parts = target.split("[?]", 2);
        if (!parts[0].startsWith("/api/") || body.length() + response.body().length() > MAX_LENGTH) {
            return response;
        }
        List<String> differences = Contract.committed()
                .operation(method, parts[0])
                .map(operation -> operation.differences(parts.length > 1 ? parts[1] : "", contentType, body, response))
                .orElse(List.of());
        if (!differences.isEmpty()) {
            throw new AssertionError(method + " " + target + ": docs/openapi.yaml differs: " + differences);
        }
        return response;
    }
}
