package io.lifeguard.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A client of server-sent events, which reads them as the HTML standard says. */
final class EventStreamClient implements AutoCloseable {
    private final InputStream body;
    private final List<StreamedEvent> events = new ArrayList<>();
    private String lastId = "";
    private int comments;
    private boolean ended;

    /** @param id the last one of the stream when the event was dispatched */
    record StreamedEvent(String id, String type, String data) {}

    private EventStreamClient(HttpResponse<InputStream> response) {
        body = response.body();
        Thread reader = new Thread(this::read, "event stream");
        reader.setDaemon(true);
        reader.start();
    }

    static EventStreamClient open(int port, String target, String... headers) {
        HttpResponse<InputStream> response = request(port, target, headers);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        return new EventStreamClient(response);
    }

    static HttpResponse<InputStream> request(int port, String target, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .header("Accept", "text/event-stream");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void read() {
        String type = "";
        StringBuilder data = new StringBuilder();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    dispatch(type, data.toString());
                    type = "";
                    data.setLength(0);
                } else if (line.startsWith(":")) {
                    countComment();
                } else if (line.startsWith("id: ")) {
                    setLastId(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring(6));
                } else {
                    throw new AssertionError("not a line of an event: " + line);
                }
            }
        } catch (IOException e) {
            // closed
        }
        end();
    }

    private synchronized void dispatch(String type, String data) {
        if (!data.isEmpty()) {
            events.add(new StreamedEvent(lastId, type, data));
        }
    }

    private synchronized void countComment() {
        comments++;
    }

    private synchronized void setLastId(String id) {
        lastId = id;
    }

    private synchronized void end() {
        ended = true;
    }

    synchronized String lastId() {
        return lastId;
    }

    synchronized int comments() {
        return comments;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized List<StreamedEvent> events() {
        return List.copyOf(events);
    }

    List<StreamedEvent> await(int count) {
        Await.soon().until(() -> events().size() >= count);
        assertThat(events()).hasSize(count);
        return events();
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            // the server may have closed it
        }
    }
}
