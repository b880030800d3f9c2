package io.lifeguard.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A client of the feed that speaks graphql-transport-ws and keeps all that it is told. */
public final class Subscriber implements WebSocket.Listener, AutoCloseable {
    static final String ID = "feed";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** How a socket ended. */
    public record Closed(int code, String reason) {}

    private final CompletableFuture<Closed> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final List<JsonNode> messages = new ArrayList<>();
    private final List<JsonNode> changes = new ArrayList<>();
    private WebSocket socket;
    private boolean reads = true;

    private Subscriber(int port, String protocol, String... headers) {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().subprotocols(protocol);
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), this)
                .join();
    }

    /** A socket on which nothing was said yet. */
    static Subscriber connected(int port, String... headers) {
        return new Subscriber(port, "graphql-transport-ws", headers);
    }

    /** A socket that is acknowledged. */
    static Subscriber acknowledged(int port, String... headers) {
        return connected(port, headers).init("null");
    }

    /** Says connection_init with a payload, and waits until that is acknowledged. */
    Subscriber init(String payload) {
        sayInit(payload);
        await("an acknowledgement", () -> types().contains("connection_ack"));
        return this;
    }

    Subscriber sayInit(String payload) {
        return say("{\"type\":\"connection_init\",\"payload\":" + payload + "}");
    }

    /** The payload of the last message of a type. */
    synchronized JsonNode payload(String type) {
        return messages.stream()
                .filter(m -> m.get("type").asText().equals(type))
                .reduce((first, second) -> second)
                .orElseThrow()
                .at("/payload");
    }

    /** Follows the feed after a revision; null: from whatever is the present when the request is heard. */
    public static Subscriber following(int port, @Nullable String after) {
        Subscriber subscriber = acknowledged(port);
        subscriber.follow(after);
        return subscriber;
    }

    Subscriber follow(@Nullable String after) {
        return subscribe(
                ID,
                "subscription($after: ID) { changes(after: $after) { revision at actor kind subjectType subject before after } }",
                after);
    }

    Subscriber subscribe(String id, String query, @Nullable String after) {
        try {
            Map<String, Object> variables = after == null ? Map.of() : Map.of("after", after);
            return say(JSON.writeValueAsString(
                    Map.of("id", id, "type", "subscribe", "payload", Map.of("query", query, "variables", variables))));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    Subscriber say(String message) {
        socket.sendText(message, true).join();
        return this;
    }

    /** Sends without waiting for it to be taken. */
    CompletableFuture<WebSocket> saying(String message) {
        return socket.sendText(message, true);
    }

    void sayBytes(byte[] message) {
        socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        webSocket.request(1);
    }

    @Override
    public synchronized @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            hear(text.toString());
            text.setLength(0);
        }
        if (reads) {
            webSocket.request(1);
        }
        return null;
    }

    private void hear(String message) {
        JsonNode heard;
        try {
            heard = JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new AssertionError(message, e);
        }
        if (heard.at("/payload/data/changes").isObject()) {
            changes.add(heard.at("/payload/data/changes"));
        } else {
            messages.add(heard);
        }
        notifyAll();
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(new Closed(code, reason));
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    synchronized void stopReading() {
        reads = false;
    }

    synchronized void readAgain() {
        reads = true;
        socket.request(1);
    }

    /** What has come so far. */
    public synchronized List<JsonNode> changes() {
        return List.copyOf(changes);
    }

    synchronized int count() {
        return changes.size();
    }

    synchronized List<String> types() {
        return messages.stream().map(m -> m.get("type").asText()).toList();
    }

    /** Waits for so many changes in all. */
    List<JsonNode> await(int count) {
        await(count + " changes", () -> changes.size() >= count);
        return changes();
    }

    /** Waits for the errors that end the subscription; gives the first. */
    synchronized JsonNode error() {
        await("an error", () -> types().contains("error"));
        return messages.stream()
                .filter(m -> m.get("type").asText().equals("error"))
                .findFirst()
                .orElseThrow()
                .get("payload")
                .get(0);
    }

    String code() {
        return error().at("/extensions/code").asText();
    }

    public Closed closed() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    synchronized void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!there.getAsBoolean()) {
                if (closed.isDone()) {
                    throw new AssertionError("closed before " + what + ": " + closedNow());
                }
                assertThat(System.nanoTime())
                        .as(what + ", not only " + changes.size() + " changes and " + messages)
                        .isLessThan(end);
                wait(50);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String closedNow() {
        try {
            return closed.join().toString();
        } catch (CompletionException e) {
            return String.valueOf(e.getCause());
        }
    }

    /** Without a word, as a client whose machine is switched off. */
    void vanish() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
