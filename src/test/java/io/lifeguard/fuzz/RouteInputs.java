package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Input.latin;

import io.lifeguard.fuzz.Input.Shape;
import java.util.List;

/** Every path that is served, and similar ones, by every method, with random parameters and headers. */
final class RouteInputs {
    private static final List<String> BESIDE = List.of(
            "/",
            "/..",
            "/../..",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc%2fpasswd",
            "/..%5c..%5cwindows",
            "/%00",
            "%00",
            ";a=b",
            "/;x",
            "//",
            "/.",
            "/%",
            "%zz",
            "%",
            "/%ff%fe",
            "/%c0%ae%c0%ae/",
            "~",
            ".bak",
            ".json",
            "?",
            "/x",
            "/index.html",
            "/WEB-INF/web.xml",
            "/application.properties",
            "/%252e%252e",
            "/\u0001",
            "/\u00e9",
            "/a b");
    private static final List<String> PARAMETERS = List.of(
            "query", "variables", "operationName", "extensions", "dryRun", "absent", "allowLargeChange", "x", "");

    private final List<String> paths;

    RouteInputs(List<String> paths) {
        this.paths = paths;
    }

    Input any(SeededRandom draw) {
        String path = draw.of(paths);
        boolean lawful = draw.chance(0.8);
        String target = draw.chance(0.5) ? path : path + draw.of(BESIDE);
        if (draw.chance(0.5)) {
            target += "?" + parameters(draw);
        }
        String method = draw.chance(0.5) ? "GET" : draw.of(HeaderInputs.METHODS);
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (int i = draw.below(4); i > 0; i--) {
            head.append(lawful ? HeaderInputs.lawfulLine(draw) : HeaderInputs.line(draw) + "\r\n");
        }
        byte[] body = draw.chance(0.6) ? new byte[0] : draw.bytes(draw.below(100));
        String about = method + " " + target;
        if (lawful && target.matches("[!-~]+") && method.matches("[A-Z-]+") && head.length() < 15_000) {
            return Input.whole(about, head.toString(), body);
        }
        return Input.of(
                about, Shape.BROKEN, Input.join(latin(head + "Content-Length: " + body.length + "\r\n\r\n"), body));
    }

    private static String parameters(SeededRandom draw) {
        StringBuilder parameters = new StringBuilder();
        for (int i = 1 + draw.below(3); i > 0; i--) {
            String value = draw.chance(0.3)
                    ? draw.of(
                            "{__typename}",
                            "mutation{deleteUser(sipAddress:\"a\"){applied}}",
                            "true",
                            "%",
                            "%zz",
                            "%ff%fe")
                    : GraphQLInputs.encoded(draw.hostileText());
            parameters
                    .append(parameters.isEmpty() ? "" : draw.of("&", "&", ";", "&&"))
                    .append(draw.of(PARAMETERS))
                    .append(draw.chance(0.9) ? "=" : "")
                    .append(value, 0, Math.min(value.length(), 3_000));
        }
        return parameters.toString();
    }
}
