package io.lifeguard.scim.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.lifeguard.scim.protocol.EntityVersion;
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
    private static final ObjectMapper JSON = new ObjectMapper();

    static ScimAnswer of(ScimResponse response) {
        Map<String, String> headers = response.getHttpHeaders().entrySet().stream()
                .filter(header -> header.getValue() != null)
                .filter(header -> !header.getKey().equalsIgnoreCase(HttpHeader.CONTENT_TYPE_HEADER))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        int status = response.getHttpStatus();
        boolean hasBody = status != 204 && status != 304;
        return new ScimAnswer(status, headers, hasBody ? Buffer.buffer(bytes(response)) : Buffer.buffer());
    }

    /** The library makes a mapper for each text. */
    private static byte[] bytes(ScimResponse response) {
        try {
            return JSON.writeValueAsBytes(response);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written as JSON", e);
        }
    }

    /** A read of what the client has already, and a patch of a group, whose members may be many, have no body. */
    static ScimAnswer of(ScimResponse response, ScimRequest request) {
        ScimAnswer answer = of(response);
        if (answer.status() != 200) {
            return answer;
        }
        boolean isKnown = request.method() == HttpMethod.GET
                && request.ifNoneMatch().isPresent()
                && answer.entityTag()
                        .filter(tag ->
                                EntityVersion.isNamed(request.ifNoneMatch().get(), ETag.parseETag(tag)))
                        .isPresent();
        if (isKnown) {
            return answer.empty(304);
        }
        boolean isGroupPatch =
                request.method() == HttpMethod.PATCH && request.kind().equals(ScimPaths.GROUPS);
        return isGroupPatch ? answer.empty(204) : answer;
    }

    private ScimAnswer empty(int emptyStatus) {
        return new ScimAnswer(emptyStatus, headers, Buffer.buffer());
    }

    private Optional<String> entityTag() {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("ETag"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
