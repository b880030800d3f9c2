package io.lifeguard.rest.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeguard.http.ProblemResponse;
import io.lifeguard.http.limits.ConcurrencyLimiter;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.rest.problem.ProblemBody;
import io.lifeguard.rest.stream.EventStreams.StreamEvent;
import io.lifeguard.rest.stream.EventStreams.StreamItem;
import io.lifeguard.service.ShutdownState;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Flow.Subscription;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes the items of one stream, on the event loop of its connection. */
final class StreamWriter implements MultiSubscriber<StreamItem> {
    private static final Logger LOG = Logger.getLogger(StreamWriter.class);
    private static final long SHUTDOWN_SCAN_MILLIS = 100;

    private final RoutingContext routing;
    private final HttpServerResponse response;
    private final ConcurrencyLimiter limiter;
    private final ShutdownState shutdown;
    private final ObjectMapper json;
    private final long heartbeatNanos;
    private final Context context = Objects.requireNonNull(Vertx.currentContext());
    private @Nullable Subscription subscription;
    private Optional<String> position = Optional.empty();
    private OptionalLong timer = OptionalLong.empty();
    private long sentAt = System.nanoTime();
    /** Whether the client has not taken the last item yet. */
    private boolean sending;

    private boolean begun;
    private boolean ended;

    StreamWriter(
            RoutingContext routing,
            ConcurrencyLimiter limiter,
            ShutdownState shutdown,
            ObjectMapper json,
            Duration heartbeat) {
        this.routing = routing;
        this.response = routing.response();
        this.limiter = limiter;
        this.shutdown = shutdown;
        this.json = json;
        heartbeatNanos = heartbeat.toNanos();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        response.closeHandler(closed -> end());
        response.exceptionHandler(failure -> end());
        given.request(1);
    }

    @Override
    public void onItem(StreamItem item) {
        context.runOnContext(nothing -> write(item));
    }

    @Override
    public void onFailure(Throwable failure) {
        context.runOnContext(nothing -> fail(failure));
    }

    @Override
    public void onCompletion() {
        context.runOnContext(nothing -> finish());
    }

    private void write(StreamItem item) {
        if (ended) {
            return;
        }
        position = item.id().or(() -> position);
        if (!begun) {
            begin();
        } else if (item.event().isEmpty()) {
            // the next heartbeat has it
            request();
            return;
        }
        send(item).onSuccess(sent -> request()).onFailure(failure -> end());
    }

    private void request() {
        Subscription open = subscription;
        if (open != null && !ended) {
            open.request(1);
        }
    }

    private void begin() {
        begun = true;
        limiter.beginStream(routing);
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, EventStreams.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // proxies that buffer responses would hold events back
                .putHeader("X-Accel-Buffering", "no");
        timer = OptionalLong.of(routing.vertx().setPeriodic(SHUTDOWN_SCAN_MILLIS, t -> tick()));
    }

    private void tick() {
        if (shutdown.begun()) {
            finish();
        } else if (System.nanoTime() - sentAt >= heartbeatNanos && !sending) {
            send(new StreamItem(position, Optional.empty())).onFailure(failure -> end());
        }
    }

    private Future<Void> send(StreamItem item) {
        StringBuilder text = new StringBuilder();
        if (item.event().isEmpty()) {
            text.append(":\n");
        }
        item.id().ifPresent(id -> text.append("id: ").append(id).append('\n'));
        item.event().ifPresent(event -> text.append("event: ")
                .append(event.type())
                .append("\ndata: ")
                .append(event.data())
                .append('\n'));
        sentAt = System.nanoTime();
        sending = true;
        return response.write(text.append('\n').toString()).onComplete(sent -> sending = false);
    }

    private void fail(Throwable failure) {
        if (ended) {
            return;
        }
        LifeguardException known = failure instanceof LifeguardException reported
                ? reported
                : LifeguardException.databaseUnavailable(
                        "The stream ended, because the database does not answer; continue it later.", failure);
        if (known != failure) {
            LOG.warn("A stream of events ended", failure);
        }
        ProblemBody problem = ProblemBody.of(known);
        if (begun) {
            send(new StreamItem(Optional.empty(), Optional.of(new StreamEvent("error", encoded(problem)))))
                    .onComplete(sent -> finish());
            return;
        }
        end();
        if (problem.status() == 503) {
            response.putHeader(HttpHeaders.RETRY_AFTER, ProblemResponse.RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(encoded(problem))
                .onFailure(StreamWriter::ignore);
    }

    private String encoded(ProblemBody problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written as JSON", e);
        }
    }

    private void finish() {
        if (!ended) {
            end();
            response.end().onFailure(StreamWriter::ignore);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        timer.ifPresent(routing.vertx()::cancelTimer);
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
    }

    private static void ignore(Throwable failure) {
        LOG.debug("The client is gone", failure);
    }
}
