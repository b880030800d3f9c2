package io.lifeguard.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Requests to resources, and batches of them, of which one id, parameter, header or member is wrong. */
final class ResourceInputs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARAMETERS = List.of(
            "first=",
            "after=",
            "fields=",
            "dryRun=",
            "pool=",
            "client=",
            "eligible=",
            "homePool=",
            "unassigned=",
            "release=",
            "site=",
            "hosting=",
            "grantedPolicy=",
            "enabled=",
            "search=",
            "state=",
            "force=",
            "repoint=",
            "externalIdReissued=",
            "repointLegacyClients=");
    private static final List<String> HEADERS = List.of("If-Match", "If-None-Match", "Idempotency-Key", "Content-Type");

    /**
     * @param kind the first segment below {@code /api/}
     * @param id percent-encoded, as many segments as the kind has
     * @param action empty for none
     */
    private record Resource(String kind, String id, String action, String body) {}

    private static final List<Resource> RESOURCES = List.of(
            new Resource(
                    "front-end-pools", "pool77.contoso.com", "", "{\"release\": \"LYNC_2013\", \"site\": \"Redmond\"}"),
            new Resource(
                    "chat-pools",
                    "pchat77.contoso.com",
                    "decommission",
                    "{\"release\": \"LYNC_2013\", \"home\": \"pool01.contoso.com\", \"displayName\": \"x\", \"state\": \"IN_SERVICE\"}"),
            new Resource(
                    "policies",
                    "Tag%3AFuzz",
                    "",
                    "{\"enablePersistentChat\": true, \"description\": \"x\", \"scope\": \"USER\"}"),
            new Resource(
                    "users",
                    "sip%3Afuzz%40contoso.com",
                    "move",
                    "{\"externalId\": \"77\", \"displayName\": \"x\", \"enabled\": true, \"hosting\": \"ON_PREMISES\","
                            + " \"home\": \"pool01.contoso.com\", \"grantedPolicy\": \"Tag:Fuzz\"}"),
            new Resource("users", "ada%40contoso.com", "rename", "{\"to\": \"sip:fuzz@contoso.com\"}"),
            new Resource("users", "ada%40contoso.com", "grant", "{\"policy\": \"Tag:Fuzz\"}"),
            new Resource("users", "fuzz%40contoso.com", "erase", "{}"),
            new Resource("categories", "pchat01.contoso.com%5CFuzz", "", "{\"description\": \"x\", \"parent\": null}"),
            new Resource(
                    "rooms",
                    "pchat01.contoso.com%5CFuzz",
                    "",
                    "{\"category\": \"pchat01.contoso.com\\\\Fuzz\", \"type\": \"NORMAL\", \"privacy\": \"OPEN\","
                            + " \"disabled\": false, \"addIn\": null, \"description\": \"x\"}"),
            new Resource("add-ins", "pchat01.contoso.com%5CFuzz", "", "{\"url\": \"https://apps.contoso.com/x\"}"),
            new Resource("migrations", "gchat01.contoso.com", "complete", "{\"target\": \"pchat01.contoso.com\"}"),
            new Resource("client-configurations", "ada%40contoso.com/LYNC_2013/pchat01.contoso.com", "", "{}"));

    private ResourceInputs() {}

    static Input any(SeededRandom draw) {
        Resource resource = draw.of(RESOURCES);
        return draw.chance(0.2) ? batch(resource, draw) : single(resource, draw);
    }

    private static Input single(Resource resource, SeededRandom draw) {
        String method = draw.of("GET", "PUT", "PATCH", "DELETE", "POST");
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        byte[] body = Input.utf8(body(resource, draw).toString());
        String header = draw.chance(0.2)
                ? draw.of(HEADERS) + ": " + draw.hostileText().replaceAll("[^\\x20-\\x7e]", "~") + "\r\n"
                : "";
        return Input.whole(
                "resource",
                method + " " + path(resource, method, draw) + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                        + "\r\n" + header,
                draw.chance(0.1) ? draw.mutated(body) : body);
    }

    private static String path(Resource resource, String method, SeededRandom draw) {
        String path = "/api/" + resource.kind();
        if (!method.equals("GET") || draw.chance(0.6)) {
            path += "/" + (draw.chance(0.3) ? encoded(draw) : resource.id());
        }
        if (method.equals("POST")) {
            path += "/" + (draw.chance(0.1) ? encoded(draw) : resource.action());
        }
        if (draw.chance(0.5)) {
            path += "?" + draw.of(PARAMETERS) + encoded(draw);
        }
        return path;
    }

    private static String encoded(SeededRandom draw) {
        String text = GraphQLInputs.encoded(draw.hostileText());
        return text.length() > 2_000 ? text.substring(0, 1_500) : text;
    }

    private static ObjectNode body(Resource resource, SeededRandom draw) {
        ObjectNode body = parse(resource.body());
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() || draw.chance(0.15) ? draw.hostileText() : draw.of(names);
        if (draw.chance(0.15)) {
            body.remove(name);
        } else if (draw.chance(0.6)) {
            body.put(name, draw.hostileText());
        } else if (draw.chance(0.9)) {
            body.set(name, draw.hostileValue());
        }
        return body;
    }

    private static Input batch(Resource resource, SeededRandom draw) {
        ObjectNode batch = JSON.createObjectNode();
        for (int i = 0; i < 1 + draw.below(4); i++) {
            ObjectNode write = batch.withArray("writes").addObject();
            String method = draw.of("PUT", "DELETE", "POST");
            write.put("method", draw.chance(0.1) ? draw.hostileText() : method);
            write.put("path", draw.chance(0.1) ? draw.hostileText() : path(resource, method, draw));
            write.set("body", draw.chance(0.1) ? draw.hostileValue() : body(resource, draw));
            if (draw.chance(0.1)) {
                write.put("ifMatch", draw.hostileText());
            }
        }
        byte[] body = Input.utf8(batch.toString());
        return Input.whole(
                "resource batch",
                "POST /api/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: fuzz-"
                        + draw.below(1_000_000) + "\r\n",
                draw.chance(0.1) ? draw.mutated(body) : body);
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
