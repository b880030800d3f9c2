package io.lifeguard.operations;

import io.lifeguard.testing.PackagedService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends requests to the replicas that report ready, in rotation, as a load balancer does. A request is sent once. */
final class ReadyReplicas implements AutoCloseable {
    private static final long PROBE_INTERVAL_MS = 200;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
    private final List<PackagedService> replicas = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final ScheduledFuture<?> probing;
    private volatile List<PackagedService> ready = List.of();

    /** @param first a replica that is ready */
    ReadyReplicas(PackagedService first) {
        replicas.add(first);
        ready = List.of(first);
        probing = probes.scheduleWithFixedDelay(this::probe, 0, PROBE_INTERVAL_MS, TimeUnit.MILLISECONDS);
    }

    /** It gets requests from when on it reports ready. */
    void add(PackagedService replica) {
        replicas.add(replica);
    }

    /** Those that get requests now; never empty. */
    List<PackagedService> inRotation() {
        return ready;
    }

    PackagedService next() {
        List<PackagedService> present = ready;
        return present.get(Math.floorMod(requests.getAndIncrement(), present.size()));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(next().url() + path))
                .timeout(TIMEOUT)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private void probe() {
        List<PackagedService> found =
                replicas.stream().filter(PackagedService::isReady).toList();
        if (!found.isEmpty()) {
            ready = found;
        }
    }

    @Override
    public void close() {
        probing.cancel(true);
        probes.shutdownNow();
    }
}
