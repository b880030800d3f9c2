package io.lifeguard.observability;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A collector of traces: takes what is sent by OTLP over HTTP, and reads of it what spans are called and what they hang on. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {
    static final List<Span> SPANS = new CopyOnWriteArrayList<>();

    private HttpServer server;

    /** A span as it came; ids in hexadecimal. */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    /** Nothing listens yet. */
    public TraceCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @Override
    public Map<String, String> start() {
        server.createContext("/v1/traces", this::take);
        server.start();
        return Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.otel.exporter.otlp.endpoint",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.bsp.schedule.delay", "100ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        byte[] body =
                (zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()).readAllBytes();
        request(CodedInputStream.newInstance(body));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** {@code resource_spans} (1), {@code scope_spans} (2) and {@code spans} (2) lie in one another. */
    private static void request(CodedInputStream in) throws IOException {
        each(in, 1, resource -> each(resource, 2, scope -> each(scope, 2, TraceCollector::span)));
    }

    private static void span(CodedInputStream in) throws IOException {
        String trace = "";
        String id = "";
        String parent = "";
        String name = "";
        Map<String, String> attributes = new TreeMap<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> trace = hex(in.readByteArray());
                case 2 -> id = hex(in.readByteArray());
                case 4 -> parent = hex(in.readByteArray());
                case 5 -> name = in.readString();
                case 9 -> attribute(CodedInputStream.newInstance(in.readByteArray()), attributes);
                default -> in.skipField(tag);
            }
        }
        SPANS.add(new Span(trace, id, parent, name, attributes));
    }

    private static void attribute(CodedInputStream in, Map<String, String> attributes) throws IOException {
        String key = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> key = in.readString();
                case 2 -> attributes.put(key, new String(in.readByteArray(), StandardCharsets.UTF_8));
                default -> in.skipField(tag);
            }
        }
    }

    /** What reads one message. */
    private interface Reader {
        void read(CodedInputStream in) throws IOException;
    }

    private static void each(CodedInputStream in, int field, Reader reader) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == field) {
                reader.read(CodedInputStream.newInstance(in.readByteArray()));
            } else {
                in.skipField(tag);
            }
        }
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
