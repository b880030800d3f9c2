package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Input.latin;

import io.lifeguard.fuzz.Input.Shape;
import java.util.ArrayList;
import java.util.List;

/** Request lines and headers: malformed, repeated, huge, contradictory, or of another protocol. */
final class HeaderInputs {
    static final List<String> TYPES = List.of(
            "application/json; charset=utf-16",
            "application/json; charset=nope",
            "application/json;",
            "APPLICATION/JSON",
            "application/json, text/csv",
            "text/csv",
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "application/graphql",
            "*/*",
            "application/*;q=0.0",
            "a",
            "/",
            ";",
            "",
            "application/json;q=nope",
            "application/cbor",
            "text/html;level=1;q=99");
    static final List<String> METHODS = List.of(
            "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "FOO", "GRAPHQL-OVER-HTTP");

    private static final String[] PATHS = {
        "/graphql", "/graphql", "/api/imports/users", "/api/imports/rooms?dryRun", "/q/health/live", "/q/metrics"
    };
    private static final String BODY = "{\"query\": \"{ __typename }\"}";

    /** Of the framing: each of them alone, or two at odds. The length that is right is 27. */
    private static final List<String> FRAMES = List.of(
            "Content-Length: 27",
            "Content-Length: 27",
            "Content-Length: 28",
            "Content-Length: 5",
            "Content-Length: 0",
            "Content-Length: -1",
            "Content-Length: +27",
            "Content-Length: 0x1b",
            "Content-Length: 27, 27",
            "Content-Length: 2 7",
            "Content-Length:",
            "Content-Length: 99999999999999999999",
            "Content-Length: 9999999999",
            "Content-Length: \u0661",
            "Content-Length : 27",
            " Content-Length: 27",
            "Content-Length: 27\u0000",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: Chunked",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding : chunked",
            "Transfer-Encoding:\tchunked",
            "Transfer-Encoding:\r\n chunked",
            "Transfer-Encoding: \u000bchunked",
            "X: a\nTransfer-Encoding: chunked",
            "Expect: 100-continue",
            "Expect: 200-ok",
            "Connection: Content-Length",
            "Connection: upgrade",
            "Content-Encoding: gzip",
            "Content-Encoding: br",
            "Content-Encoding: nope, gzip");

    private static final List<String> CHUNKS = List.of(
            "1b\r\n" + BODY + "\r\n0\r\n\r\n",
            "1B;x=\"\r\n" + BODY + "\r\n0\r\n\r\n",
            "-1\r\n" + BODY + "\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n" + BODY,
            "1b\n" + BODY + "\n0\n\n",
            "1b \r\n" + BODY + "\r\n0\r\nX-Late: 1\r\n\r\n",
            "0x1b\r\n" + BODY + "\r\n0\r\n\r\n",
            "zz\r\n" + BODY,
            "1a\r\n" + BODY + "\r\n0\r\n\r\n",
            "0\r\n\r\n",
            "0\r\n\r\nGET /q/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "0\r\nHost: elsewhere\r\n\r\n",
            "7fffffff\r\n" + BODY,
            "1b\r\n" + BODY + "XX0\r\n\r\n",
            "1;" + "x".repeat(30_000) + "\r\n");
    private static final List<String> FIRST = List.of(
            "POST /graphql HTTP/1.1",
            "POST /graphql HTTP/1.0",
            "POST /graphql HTTP/0.9",
            "POST /graphql HTTP/2.0",
            "POST /graphql HTTP/1.1 x",
            "POST  /graphql  HTTP/1.1",
            "POST\t/graphql\tHTTP/1.1",
            "POST /graphql",
            "/graphql HTTP/1.1",
            "POST /graphql http/1.1",
            "POST http://localhost/graphql HTTP/1.1",
            "POST http://elsewhere/graphql HTTP/1.1",
            "POST //elsewhere/graphql HTTP/1.1",
            "POST * HTTP/1.1",
            "POST graphql HTTP/1.1",
            "POST /graphql#x HTTP/1.1",
            "POST /graphql? HTTP/1.1",
            "CONNECT localhost:1 HTTP/1.1",
            "CONNECT /graphql HTTP/1.1",
            "OPTIONS * HTTP/1.1",
            "POST /gra\u0000phql HTTP/1.1",
            "POST /\u00e9 HTTP/1.1",
            "PO\u0000ST /graphql HTTP/1.1",
            "PRI * HTTP/2.0",
            " POST /graphql HTTP/1.1",
            "\r\n\r\nPOST /graphql HTTP/1.1");
    private static final List<String> HOSTS = List.of(
            "Host: localhost",
            "Host: localhost",
            "Host: localhost",
            "",
            "Host:",
            "Host: elsewhere",
            "Host: localhost:99999",
            "Host: localhost:-1",
            "Host: localhost:x",
            "Host: [::1",
            "Host: [::1]:8080:1",
            "Host: a@localhost",
            "Host: localhost\u0000",
            "Host: localhost, elsewhere",
            "Host: localhost\r\nHost: elsewhere",
            "Host: LOCALHOST.",
            "Host: \u00e9",
            "Host: localhost#",
            "Host: localhost/x",
            "Host: " + "a".repeat(5_000));
    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Access-Control-Request-Method",
            "Authorization",
            "Cache-Control",
            "Connection",
            "Content-Language",
            "Content-Location",
            "Content-MD5",
            "Content-Range",
            "Content-Type",
            "Cookie",
            "Date",
            "Expect",
            "Forwarded",
            "From",
            "HTTP2-Settings",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "Keep-Alive",
            "Last-Event-ID",
            "Lifeguard-At-Least",
            "Lifeguard-Revision",
            "Max-Forwards",
            "Origin",
            "Proxy-Authorization",
            "Range",
            "Referer",
            "Sec-WebSocket-Extensions",
            "Sec-WebSocket-Key",
            "Sec-WebSocket-Protocol",
            "Sec-WebSocket-Version",
            "TE",
            "Trailer",
            "Upgrade",
            "User-Agent",
            "Via",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "X-Request-Id",
            "baggage",
            "traceparent",
            "tracestate",
            "b3");
    private static final List<String> VALUES = List.of(
            "close, keep-alive, upgrade",
            "h2c",
            "websocket",
            "Bearer",
            "Bearer a.b.c",
            "Basic ====",
            "Bearer ..",
            "a=b; a=c",
            "$Version=1; q_session=x",
            ";;=;=a;\"",
            "=",
            "bytes=0-0,-1,99999999999999999999-",
            "W/\"x",
            "Thu, 99 Nov 2026",
            "00-00000000000000000000000000000000-0000000000000000-00",
            "00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff",
            "99-x",
            "null",
            "http://localhost",
            "http://[",
            "file://",
            "for=\"",
            "13",
            "permessage-deflate; x",
            "graphql-transport-ws, graphql-ws",
            "trailers, deflate;q=x",
            "00000000.1",
            "00000000.99999999999999999999",
            "*;q=2",
            "gzip;q=-1",
            "AAMAAABkAAQAoAAAAAIAAAAA",
            "-1",
            "99999999999999999999",
            "a,".repeat(4_000));

    private HeaderInputs() {}

    /** A POST whose first line, host, framing and other lines are any of these. */
    static Input any(SeededRandom draw) {
        List<String> lines = new ArrayList<>(List.of(draw.chance(0.7) ? FIRST.get(0) : draw.of(FIRST), draw.of(HOSTS)));
        lines.set(0, lines.get(0).replace("/graphql", draw.of(PATHS)));
        lines.removeIf(String::isEmpty);
        lines.add("Content-Type: application/json");
        boolean framed = draw.chance(0.6);
        lines.add(framed ? draw.of(FRAMES) : FRAMES.get(0));
        if (framed && draw.chance(0.5)) {
            lines.add(draw.of(FRAMES));
        }
        for (int i = draw.below(4); i > 0; i--) {
            lines.add(line(draw));
        }
        String end = draw.chance(0.93) ? "\r\n" : draw.of("\n", "\r", "\r\r\n", "\u0085");
        String head = String.join(end, lines) + end + end;
        byte[] body = latin(framed && draw.chance(0.5) ? draw.of(CHUNKS) : BODY);
        byte[] sent = Input.join(latin(head), body);
        if (draw.chance(0.1)) {
            return Input.of("a head that is cut", Shape.CUT, java.util.Arrays.copyOf(sent, draw.below(sent.length)));
        }
        return Input.of("a hostile head", Shape.BROKEN, draw.chance(0.08) ? draw.mutated(sent) : sent);
    }

    /** What is no HTTP at all. */
    static Input noHttp(SeededRandom draw) {
        byte[] sent =
                switch (draw.below(7)) {
                    case 0 -> Input.join(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, draw.bytes(200));
                    case 1 -> latin("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + "\0\0\0\4\0\0\0\0\0" + draw.garbage(30));
                    case 2 -> latin("PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    case 3 -> latin("x".repeat(draw.of(List.of(10, 5_000, 70_000))));
                    case 4 ->
                        latin("GET /" + "x".repeat(draw.of(List.of(4_000, 5_000, 90_000)))
                                + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
                    case 5 ->
                        latin("GET / HTTP/1.1\r\n" + "X: y\r\n".repeat(draw.of(List.of(500, 9_000)))
                                + "Host: localhost\r\n\r\n");
                    default -> draw.bytes(1 + draw.below(500));
                };
        return Input.of("no HTTP", Shape.BROKEN, sent);
    }

    /** One line of a head, with its name and value as they come. */
    static String line(SeededRandom draw) {
        String name = draw.chance(0.9)
                ? draw.of(NAMES)
                : draw.of("", " ", "a b", "\u00e9", "x\u0000", "(", "X".repeat(21_000));
        return name
                + draw.of(": ", ": ", ": ", ":", " : ", " ")
                + (draw.chance(0.6) ? draw.of(VALUES) : draw.hostileText().replaceAll("(?s)^(.{9000}).*", "$1"));
    }

    /** A line that HTTP allows, whatever it says. */
    static String lawfulLine(SeededRandom draw) {
        String value = draw.chance(0.6) ? draw.of(VALUES) : draw.hostileText();
        String name = draw.of(NAMES);
        // what these say changes what is a whole request
        boolean framing = List.of("Connection", "Expect", "Upgrade", "TE", "Trailer", "HTTP2-Settings")
                .contains(name);
        return (framing ? "X-Other" : name) + ": "
                + value.replaceAll("[^\\x20-\\x7e]", "")
                        .replaceAll("(?s)^(.{3000}).*", "$1")
                        .strip() + "\r\n";
    }
}
