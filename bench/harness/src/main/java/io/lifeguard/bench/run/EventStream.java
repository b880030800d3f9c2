package io.lifeguard.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The events of a service from now on, as server-sent events that a thread reads. */
public final class EventStream implements AutoCloseable {
    private static final String DATA = "data: ";

    private final InputStream body;
    private final Thread reader;

    private EventStream(InputStream body, Consumer<JsonNode> handler) {
        this.body = body;
        reader = new Thread(() -> read(handler), "events");
        reader.start();
    }

    /** Returns once the stream has begun: no event of a later write is missing. */
    public static EventStream of(Service service, String path, Consumer<JsonNode> handler)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.at(path))
                                .header("Accept", "text/event-stream")
                                .build(),
                        BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return new EventStream(response.body(), handler);
    }

    private void read(Consumer<JsonNode> handler) {
        ObjectMapper json = new ObjectMapper();
        BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(DATA)) {
                    handler.accept(json.readTree(line.substring(DATA.length())));
                }
            }
        } catch (IOException cut) {
            // closed, or as if the service had ended it
        }
    }

    /** Whether no more events arrive. */
    public boolean hasEnded() {
        return !reader.isAlive();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
