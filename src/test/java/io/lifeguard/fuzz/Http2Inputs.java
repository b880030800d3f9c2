package io.lifeguard.fuzz;

import static io.lifeguard.fuzz.Http2Frames.ACK;
import static io.lifeguard.fuzz.Http2Frames.CONTINUATION;
import static io.lifeguard.fuzz.Http2Frames.DATA;
import static io.lifeguard.fuzz.Http2Frames.END_HEADERS;
import static io.lifeguard.fuzz.Http2Frames.END_STREAM;
import static io.lifeguard.fuzz.Http2Frames.HEADERS;
import static io.lifeguard.fuzz.Http2Frames.PADDED;
import static io.lifeguard.fuzz.Http2Frames.PING;
import static io.lifeguard.fuzz.Http2Frames.PRIORITY;
import static io.lifeguard.fuzz.Http2Frames.PUSH_PROMISE;
import static io.lifeguard.fuzz.Http2Frames.RST_STREAM;
import static io.lifeguard.fuzz.Http2Frames.SETTINGS;
import static io.lifeguard.fuzz.Http2Frames.WINDOW_UPDATE;

import io.lifeguard.fuzz.Input.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Connections of HTTP/2 that attack: many, slow and reset streams (CVE-2023-44487), floods of header blocks (CVE-2024-27316),
 * of settings, pings and empty frames (CVE-2019-9511 to 9518), compressed headers that expand, windows that never open, and
 * frames that are malformed or out of order.
 */
final class Http2Inputs {
    private static final byte[] BODY = Input.utf8("{\"query\": \"{ rules { id title statement } }\"}");
    private static final List<String> PATHS =
            List.of("/graphql", "/q/health/live", "/q/metrics", "/api/imports/users", "/nowhere", "*", "", "//x");
    private static final List<Long> SETTING_VALUES =
            List.of(0L, 1L, 2L, 65_535L, 16_383L, 16_384L, 16_777_216L, 0x7fffffffL, 0x80000000L, 0xffffffffL);
    private static final List<Integer> STEPS = List.of(0, 1, -1, 0x7fffffff, 0x7ffffff0, 65_535, 0x80000000);
    private static final List<String> NAMES = List.of(
            "Upper-Case",
            "",
            ":unknown",
            ":status",
            ":method",
            ":path",
            "a b",
            "a\u0000",
            "a\r\nb",
            "connection",
            "transfer-encoding",
            "te",
            "upgrade",
            "content-length",
            "host",
            "cookie",
            ":protocol",
            "\u00e9");

    Input any(SeededRandom draw) {
        Http2Frames frames = Http2Frames.begun();
        String about =
                switch (draw.below(13)) {
                    case 0 -> manyStreams(frames, draw);
                    case 1 -> rapidReset(frames, draw);
                    case 2 -> continuations(frames, draw);
                    case 3 -> expandingHeaders(frames, draw);
                    case 4 -> largeHeaders(frames, draw);
                    case 5 -> settings(frames, draw);
                    case 6 -> pings(frames, draw);
                    case 7 -> windows(frames, draw);
                    case 8 -> closedWindow(frames, draw);
                    case 9 -> slowStreams(frames, draw);
                    case 10 -> fields(frames, draw);
                    case 11 -> padding(frames, draw);
                    default -> anyFrames(frames, draw);
                };
        byte[] bytes = frames.bytes();
        return draw.chance(0.9)
                ? Input.of(about, Shape.HTTP2, bytes)
                : Input.of(about + ", mutated", Shape.HTTP2, draw.mutated(bytes));
    }

    private static String manyStreams(Http2Frames frames, SeededRandom draw) {
        int streams = draw.of(List.of(5, 90, 300));
        for (int i = 0; i < streams; i++) {
            int stream = 2 * i + 1;
            if (draw.chance(0.3)) {
                frames.post(stream).data(stream, true, BODY);
            } else {
                frames.request(stream, true, draw.of("GET", "HEAD", "POST", "DELETE"), draw.of(PATHS));
            }
        }
        return streams + " streams";
    }

    private static String rapidReset(Http2Frames frames, SeededRandom draw) {
        int streams = draw.of(List.of(50, 250, 1_000));
        boolean withBody = draw.chance(0.5);
        for (int i = 0; i < streams; i++) {
            int stream = 2 * i + 1;
            if (withBody) {
                frames.post(stream).data(stream, true, BODY);
            } else {
                frames.request(stream, draw.chance(0.8), "GET", draw.of(PATHS));
            }
            frames.number(RST_STREAM, stream, draw.below(14));
        }
        return streams + " streams that are reset at once";
    }

    private static String continuations(Http2Frames frames, SeededRandom draw) {
        byte[] first = frames.block(1, List.of(":method", "GET", ":path", "/graphql", ":scheme", "http"));
        frames.frame(HEADERS, END_STREAM, 1, first);
        int count = draw.of(List.of(3, 300, 3_000));
        boolean empty = draw.chance(0.4);
        for (int i = 0; i < count; i++) {
            byte[] more = empty ? new byte[0] : frames.block(1, List.of("x-" + i, "y".repeat(draw.below(60))));
            frames.frame(CONTINUATION, 0, draw.chance(0.999) ? 1 : 3, more);
        }
        if (draw.chance(0.3)) {
            frames.frame(CONTINUATION, END_HEADERS, 1);
        }
        return count + " continuations";
    }

    /** One long field is kept in the dynamic table and named again by one byte each time. */
    private static String expandingHeaders(Http2Frames frames, SeededRandom draw) {
        int length = draw.of(List.of(100, 3_900));
        int times = draw.of(List.of(10, 1_000, 12_000));
        byte[] request = frames.block(1, List.of(":method", "GET", ":path", "/q/health/live", ":scheme", "http"));
        // a literal with incremental indexing, a name of one byte, and a length of several bytes
        int rest = length - 127;
        byte[] head = length < 127
                ? new byte[] {0x40, 1, 'x', (byte) length}
                : new byte[] {0x40, 1, 'x', 0x7f, (byte) (0x80 | (rest & 0x7f)), (byte) (rest >> 7)};
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 'a');
        byte[] again = new byte[times];
        // the newest entry of the dynamic table
        Arrays.fill(again, (byte) (0x80 | 62));
        byte[] block = Input.join(request, head, value, again);
        for (int at = 0, flags = END_STREAM, type = HEADERS; at < block.length; at += Http2Frames.MAX_FRAME) {
            byte[] part = Arrays.copyOfRange(block, at, Math.min(block.length, at + Http2Frames.MAX_FRAME));
            boolean last = at + Http2Frames.MAX_FRAME >= block.length;
            frames.frame(type, flags | (last ? END_HEADERS : 0), 1, part);
            type = CONTINUATION;
            flags = 0;
        }
        return "a header of " + length + " bytes " + times + " times";
    }

    private static String largeHeaders(Http2Frames frames, SeededRandom draw) {
        int count = draw.of(List.of(20, 200, 400));
        List<String> fields = new ArrayList<>(
                List.of(":method", "GET", ":path", "/q/health/live", ":scheme", "http", ":authority", "localhost"));
        for (int i = 0; i < count; i++) {
            fields.addAll(List.of("x-" + i, "v".repeat(draw.below(30))));
        }
        frames.headers(1, END_HEADERS | END_STREAM, fields);
        return count + " headers";
    }

    private static String settings(Http2Frames frames, SeededRandom draw) {
        int count = draw.of(List.of(1, 3, 2_000));
        for (int i = 0; i < count; i++) {
            switch (draw.below(5)) {
                case 0 -> frames.settings();
                case 1 -> frames.frame(SETTINGS, ACK, 0);
                case 2 -> frames.settings(1 + draw.below(8), count > 3 ? 65_535 : draw.of(SETTING_VALUES));
                case 3 -> frames.settings(1, 0, 1, 4_096, 4, draw.below(70_000), draw.below(0x10000), 7);
                default -> {
                    if (count <= 3) {
                        frames.frame(SETTINGS, draw.below(2), draw.below(3), draw.bytes(draw.below(20)));
                    }
                }
            }
        }
        return count + " settings";
    }

    private static String pings(Http2Frames frames, SeededRandom draw) {
        int count = draw.of(List.of(1, 100, 3_000));
        for (int i = 0; i < count; i++) {
            frames.ping(i);
        }
        if (draw.chance(0.3)) {
            frames.frame(PING, draw.below(2), draw.below(2), draw.bytes(draw.below(12)));
        }
        return count + " pings";
    }

    private static String windows(Http2Frames frames, SeededRandom draw) {
        frames.post(1).data(1, true, BODY).post(3);
        int count = draw.of(List.of(1, 10, 2_000));
        for (int i = 0; i < count; i++) {
            frames.number(WINDOW_UPDATE, draw.of(List.of(0, 0, 1, 3, 5)), count > 10 ? 1 : draw.of(STEPS));
        }
        return count + " updates of windows";
    }

    private static String closedWindow(Http2Frames frames, SeededRandom draw) {
        frames.settings(4, draw.of(List.of(0L, 1L)));
        int streams = 1 + draw.below(20);
        for (int i = 0; i < streams; i++) {
            int stream = 2 * i + 1;
            frames.post(stream).data(stream, true, BODY);
            if (draw.chance(0.5)) {
                frames.number(WINDOW_UPDATE, stream, 1 + draw.below(3));
            }
        }
        return streams + " streams whose window is closed";
    }

    private static String slowStreams(Http2Frames frames, SeededRandom draw) {
        int streams = 1 + draw.below(60);
        for (int i = 0; i < streams; i++) {
            int stream = 2 * i + 1;
            frames.post(stream, "content-length", draw.of("27", "8000000", "0", "-1", "x", "99999999999999999999"));
            frames.data(stream, draw.chance(0.1), Arrays.copyOf(BODY, draw.below(BODY.length)));
        }
        return streams + " streams that do not end";
    }

    private static String fields(Http2Frames frames, SeededRandom draw) {
        List<String> fields = new ArrayList<>();
        for (String each : List.of(":method", ":path", ":scheme", ":authority")) {
            if (draw.chance(0.85)) {
                fields.addAll(List.of(
                        each,
                        draw.chance(0.7)
                                ? List.of("GET", "/q/health/live", "http", "localhost")
                                        .get(List.of(":method", ":path", ":scheme", ":authority")
                                                .indexOf(each))
                                : draw.hostileText()));
            }
        }
        for (int i = draw.below(4); i > 0; i--) {
            fields.addAll(
                    List.of(draw.of(NAMES), draw.chance(0.5) ? draw.hostileText() : draw.of("chunked", "close", "")));
        }
        byte[] block = frames.block(1, fields);
        frames.frame(
                HEADERS,
                END_HEADERS | END_STREAM,
                1,
                Arrays.copyOf(block, Math.min(block.length, Http2Frames.MAX_FRAME)));
        return "fields that are wrong";
    }

    private static String padding(Http2Frames frames, SeededRandom draw) {
        frames.post(1);
        byte[] padded = Input.join(new byte[] {(byte) draw.below(256)}, draw.bytes(draw.below(300)));
        frames.frame(DATA, PADDED | draw.below(2), 1, padded);
        int empty = draw.of(List.of(0, 10, 5_000));
        for (int i = 0; i < empty; i++) {
            frames.frame(DATA, 0, 1);
        }
        return "padding, and " + empty + " empty frames";
    }

    private static String anyFrames(Http2Frames frames, SeededRandom draw) {
        for (int i = 1 + draw.below(8); i > 0; i--) {
            int stream = draw.of(List.of(0, 1, 1, 2, 3, 0x7fffffff, 0x80000001));
            byte[] payload = draw.bytes(draw.below(40));
            switch (draw.below(6)) {
                case 0 -> frames.request(stream, draw.chance(0.5), "GET", draw.of(PATHS));
                case 1 ->
                    frames.frame(payload.length + draw.below(3) - 1, draw.below(12), draw.below(256), stream, payload);
                case 2 ->
                    frames.frame(
                            draw.of(List.of(PRIORITY, PUSH_PROMISE, CONTINUATION)), draw.below(64), stream, payload);
                case 3 -> frames.frame(16_777_215, draw.below(10), 0, stream, payload);
                default -> frames.frame(draw.below(12), draw.below(256), stream, payload);
            }
        }
        return "any frames";
    }
}
