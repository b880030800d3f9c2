package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The response to a request.
 *
 * @param body empty for none
 */
record ScimAnswer(int status, Map<String, String> headers, Buffer body) {
    private static final Buffer NOTHING = Buffer.buffer();

    static ScimAnswer of(ScimResponse response) {
        Map<String, String> headers = response.getHttpHeaders().entrySet().stream()
                .filter(header -> header.getValue() != null)
                .filter(header -> !header.getKey().equalsIgnoreCase(HttpHeader.CONTENT_TYPE_HEADER))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int status = response.getHttpStatus();
        boolean hasBody = status != 204 && status != 304;
        return new ScimAnswer(status, headers, hasBody ? Buffer.buffer(response.toString()) : NOTHING);
    }

    /** The same response without its body. */
    ScimAnswer empty(int emptyStatus) {
        return new ScimAnswer(emptyStatus, headers, NOTHING);
    }

    Optional<String> entityTag() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
