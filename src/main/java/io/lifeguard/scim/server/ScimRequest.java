package io.lifeguard.scim.server;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import io.vertx.core.Context;
import java.util.List;
import java.util.Optional;

/**
 * A request whose method, path and headers are those of the protocol.
 *
 * @param base the URL of the protocol's root, as the client named it
 * @param segments of the path below the root, percent-encoded
 * @param query percent-encoded; empty for none
 * @param body empty for none
 * @param context of the request
 */
record ScimRequest(
        HttpMethod method,
        String base,
        List<String> segments,
        Optional<String> query,
        String body,
        Optional<String> ifMatch,
        Optional<String> ifNoneMatch,
        Context context) {

    String url() {
        return base + "/" + String.join("/", segments) + query.map(q -> "?" + q).orElse("");
    }

    String kind() {
        return segments.get(0);
    }

    boolean isSearch() {
        return segments.size() == 2 && segments.get(1).equals(ScimPaths.SEARCH);
    }
}
