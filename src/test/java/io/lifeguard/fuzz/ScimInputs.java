package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** SCIM requests of which one member, one parameter or the path is wrong, and bodies that are none. */
final class ScimInputs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/scim/v2/";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:User";

    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "fuzz@contoso.com", "externalId": "g",
             "displayName": "Fuzz", "active": true, "nickName": "N", "profileUrl": "https://a.example", "title": "T",
             "userType": "U", "preferredLanguage": "en", "locale": "en-GB", "timezone": "Europe/London",
             "name": {"formatted": "F", "familyName": "F", "givenName": "G", "middleName": "M", "honorificPrefix": "P",
                 "honorificSuffix": "S"},
             "emails": [{"value": "a@b.example", "display": "D", "type": "work", "primary": true}],
             "phoneNumbers": [{"value": "1", "type": "work"}], "ims": [{"value": "i"}], "photos": [{"value": "https://p"}],
             "addresses": [{"formatted": "F", "streetAddress": "S", "locality": "L", "region": "R", "postalCode": "P",
                 "country": "C", "type": "work", "primary": true}],
             "entitlements": [{"value": "e"}], "roles": [{"value": "r"}], "x509Certificates": [{"value": "MIIB"}],
             "ENTERPRISE": {"employeeNumber": "1", "costCenter": "C", "organization": "O", "division": "D",
                 "department": "D", "manager": {"value": "1", "$ref": "../Users/1", "displayName": "M"}},
             "EXTENSION": {"homePool": "pool01.contoso.com", "hosting": "ON_PREMISES", "grantedPolicy": "Tag:Traders"}}""".replace("ENTERPRISE", ENTERPRISE).replace("EXTENSION", EXTENSION);

    private static final String GROUP = """
            {"displayName": "Fuzz", "externalId": "g", "members": [{"value": "1", "type": "User", "display": "D"}],
             "urn:ietf:params:scim:schemas:extension:lifeguard:2.0:Group": {"enablePersistentChat": true,
                 "description": "D"}}""";

    private static final String PATCH = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
             {"op": "replace", "path": "PATH", "value": "x"}, {"op": "add", "value": {"title": "T", "name.givenName": "G"}},
             {"op": "remove", "path": "emails[type eq \\"work\\"].value"}]}""";

    private static final String BULK = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "failOnErrors": 2, "Operations": [
             {"method": "POST", "path": "/Users", "bulkId": "u", "data": {"userName": "bulk@contoso.com"}},
             {"method": "PATCH", "path": "/Users/1", "data": {"Operations": [{"op": "add", "path": "title", "value": "T"}]}},
             {"method": "DELETE", "path": "/Groups/0"}]}""";

    private static final String SEARCH = """
            {"filter": "userName sw \\"a\\"", "startIndex": 1, "count": 5, "sortBy": "userName", "sortOrder": "ascending",
             "attributes": ["userName"], "excludedAttributes": ["emails"]}""";

    private static final List<String> ATTRIBUTES = List.of(
            "userName",
            "externalId",
            "displayName",
            "active",
            "id",
            "meta.lastModified",
            "meta.created",
            "groups",
            "groups.value",
            "emails",
            "emails.value",
            "emails.primary",
            "name",
            "name.familyName",
            "title",
            "addresses",
            "roles.value",
            "members",
            "members.value",
            "schemas",
            "meta",
            "password",
            "nothing",
            "manager",
            ENTERPRISE + ":department",
            ENTERPRISE + ":manager",
            ENTERPRISE,
            EXTENSION + ":homePool",
            EXTENSION + ":eligibilities",
            EXTENSION);
    private static final List<String> OPERATORS =
            List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "pr", "xx", "");
    private static final List<String> PARAMETERS =
            List.of("filter", "startIndex", "count", "sortBy", "sortOrder", "attributes", "excludedAttributes");

    private ScimInputs() {}

    static Input any(SeededRandom draw) {
        return draw.chance(0.4) ? list(draw) : withBody(draw);
    }

    private static Input list(SeededRandom draw) {
        String kind = draw.of(List.of("Users", "Groups", "Users", "Schemas", "ResourceTypes", "ServiceProviderConfig"));
        String name = draw.of(PARAMETERS);
        String value =
                name.equals("filter") ? filter(draw) : draw.chance(0.5) ? draw.of(ATTRIBUTES) : draw.hostileText();
        String id = draw.chance(0.8) ? "" : "/" + encoded(draw.chance(0.5) ? "1" : draw.hostileText());
        return Input.whole(
                "scim list",
                "GET " + ROOT + kind + id + "?" + name + "=" + encoded(value) + " HTTP/1.1\r\nHost: localhost\r\n",
                new byte[0]);
    }

    private static String filter(SeededRandom draw) {
        String value = draw.of(List.of("\"a\"", "true", "null", "5", "\"2026-01-01T00:00:00Z\"", "\"\"", "a"));
        if (draw.chance(0.3)) {
            value = "\"" + draw.hostileText().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        String term = draw.of(ATTRIBUTES) + " " + draw.of(OPERATORS) + " " + value;
        return switch (draw.of(List.of(0, 1, 2, 3, 4, 5))) {
            case 0 -> "not (" + term + ")";
            case 1 -> term + " and " + draw.of(ATTRIBUTES) + " pr";
            case 2 ->
                "emails[" + draw.of(List.of("type", "value", "primary", "nothing")) + " " + draw.of(OPERATORS) + " "
                        + value + "]";
            case 3 -> draw.hostileText();
            case 4 -> "(" + term + " or " + term;
            default -> term;
        };
    }

    private static Input withBody(SeededRandom draw) {
        String method;
        String path;
        String body;
        switch (draw.of(List.of(0, 1, 2, 3, 4, 5, 6))) {
            case 0 -> {
                method = "POST";
                path = "Users";
                body = USER;
            }
            case 1 -> {
                method = "PUT";
                path = "Users/1";
                body = USER;
            }
            case 2 -> {
                method = draw.chance(0.5) ? "POST" : "PUT";
                path = method.equals("POST") ? "Groups" : "Groups/1";
                body = GROUP;
            }
            case 3 -> {
                method = "POST";
                path = "Bulk";
                body = BULK;
            }
            case 4 -> {
                method = "POST";
                path = draw.of(List.of("Users/.search", "Groups/.search"));
                body = SEARCH;
            }
            default -> {
                method = "PATCH";
                path = draw.of(List.of("Users/1", "Users/2", "Groups/1"));
                body = PATCH.replace("PATH", draw.of(ATTRIBUTES));
            }
        }
        byte[] bytes = Input.utf8(wrong(body, draw).toString());
        String type = draw.chance(0.95) ? "application/scim+json" : draw.of(HeaderInputs.TYPES);
        return Input.whole(
                "scim request",
                method + " " + ROOT + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n",
                draw.chance(0.1) ? draw.mutated(bytes) : bytes);
    }

    private static ObjectNode wrong(String valid, SeededRandom draw) {
        ObjectNode body = parsed(valid);
        List<ObjectNode> objects = new ArrayList<>();
        collect(body, objects);
        ObjectNode wrong = draw.of(objects);
        List<String> names = new ArrayList<>();
        wrong.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || draw.chance(0.1) ? draw.hostileText() : draw.of(names);
        if (draw.chance(0.1)) {
            wrong.remove(name);
        } else if (draw.chance(0.5)) {
            wrong.put(name, draw.hostileText());
        } else {
            wrong.set(name, draw.hostileValue());
        }
        return body;
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> collect(child, objects));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
