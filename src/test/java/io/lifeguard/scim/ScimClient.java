package io.lifeguard.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Sends SCIM requests to the service under test. */
final class ScimClient {
    static final String ROOT = "/scim/v2";
    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User";
    static final String GROUP_EXTENSION = "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:Group";
    private static final String TYPE = "application/scim+json";

    private final ApiClient http;

    ScimClient(ApiClient http) {
        this.http = http;
    }

    Response send(String method, String path, String body, String... headers) {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Type", TYPE))
                .toArray(String[]::new);
        return http.send(method, ROOT + path, body, all);
    }

    Response get(String path, String... headers) {
        return http.send("GET", ROOT + path, "", headers);
    }

    Response filter(String kind, String filter) {
        return get("/" + kind + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    }

    Response post(String path, String body) {
        return send("POST", path, body);
    }

    Response put(String path, String body) {
        return send("PUT", path, body);
    }

    Response patch(String path, String operations, String... headers) {
        return send(
                "PATCH",
                path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":" + operations + "}",
                headers);
    }

    Response delete(String path) {
        return http.send("DELETE", ROOT + path, "");
    }

    /** Creates a user and returns its id. */
    String create(String members) {
        Response created = post("/Users", "{\"schemas\":[\"" + USER + "\"]," + members + "}");
        if (created.status() != 201) {
            throw new AssertionError(created.status() + " " + created.body());
        }
        return created.json().get("id").asText();
    }

    JsonNode user(String id) {
        return get("/Users/" + id).json();
    }
}
