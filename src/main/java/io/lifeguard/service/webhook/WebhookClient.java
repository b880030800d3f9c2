package io.lifeguard.service.webhook;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sends messages to targets. The name of the target is resolved for each attempt, the addresses are checked, and the connection
 * is made to an address that was checked: a name that resolves otherwise a moment later changes nothing. Redirects are not
 * followed.
 */
@Singleton
class WebhookClient {
    private static final String CONTENT_TYPE = "application/cloudevents+json";
    /** What is read of a response, and discarded. */
    private static final int MAX_RESPONSE_BYTES = 65_536;
    /** Targets at one host must not wait for each other. */
    private static final int MAX_CONNECTIONS_PER_HOST = 20;

    private final Vertx vertx;
    private final HttpClient http;
    private final Duration timeout;
    private final boolean privateAddresses;

    WebhookClient(Vertx vertx, WebhookSettings settings) {
        this.vertx = vertx;
        this.timeout = settings.timeout();
        this.privateAddresses = settings.privateAddresses();
        int millis = (int) Math.min(timeout.toMillis(), Integer.MAX_VALUE);
        http = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(millis)
                .setMaxPoolSize(MAX_CONNECTIONS_PER_HOST)
                .setMaxHeaderSize(16_384)
                .setKeepAliveTimeout(30));
    }

    @PreDestroy
    void close() {
        http.close();
    }

    /**
     * Sends a message.
     *
     * @param body a CloudEvent in the JSON format
     * @return what is wrong with the attempt, or empty if the target has accepted the message; never fails
     */
    Uni<Optional<String>> send(WebhookTarget target, String id, byte[] body) {
        return resolve(target)
                .chain(address -> post(target, address, id, body))
                .map(WebhookClient::problemWith)
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(Optional.of("no response within " + timeout.toMillis() + " ms"))
                .onFailure()
                .recoverWithItem(failure -> Optional.of(described(failure)));
    }

    private Uni<InetAddress> resolve(WebhookTarget target) {
        return Uni.createFrom()
                .item(() -> checked(target.url().getHost()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** @throws ForbiddenAddressException if the host has any address that is not public, unless such are allowed */
    private InetAddress checked(String host) {
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            if (!privateAddresses) {
                Arrays.stream(addresses)
                        .filter(address -> !PublicAddresses.isPublic(address))
                        .findFirst()
                        .ifPresent(address -> {
                            throw new ForbiddenAddressException(address);
                        });
            }
            return addresses[0];
        } catch (UnknownHostException unknown) {
            throw new UnresolvedHostException(host);
        }
    }

    private Uni<Integer> post(WebhookTarget target, InetAddress address, String id, byte[] body) {
        WebhookSignature signature = target.signature(id, Instant.now().getEpochSecond(), body);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                .setHost(target.url().getHost())
                .setPort(target.port())
                .setSsl(target.isHttps())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis())
                .putHeader("content-type", CONTENT_TYPE)
                .putHeader("user-agent", "Lifeguard")
                .putHeader("webhook-id", signature.id())
                .putHeader("webhook-timestamp", String.valueOf(signature.timestamp()))
                .putHeader("webhook-signature", signature.signature());
        return Uni.createFrom().emitter(emitter -> http.request(options)
                .compose(request -> {
                    emitter.onTermination(request::reset);
                    return request.send(Buffer.buffer(body)).map(response -> discard(request, response));
                })
                .onSuccess(emitter::complete)
                .onFailure(emitter::fail));
    }

    /** Reads the rest of a response, so that the connection can be used again, but not for long; returns the status. */
    private int discard(HttpClientRequest request, HttpClientResponse response) {
        int[] read = {0};
        response.handler(buffer -> {
            read[0] += buffer.length();
            if (read[0] > MAX_RESPONSE_BYTES) {
                request.reset();
            }
        });
        long timer = vertx.setTimer(timeout.toMillis(), late -> request.reset());
        response.end().onComplete(ended -> vertx.cancelTimer(timer));
        return response.statusCode();
    }

    private static Optional<String> problemWith(int status) {
        return status >= 200 && status < 300 ? Optional.empty() : Optional.of("status " + status);
    }

    /** Without what the other side has sent. */
    private static String described(Throwable failure) {
        return failure instanceof ForbiddenAddressException || failure instanceof UnresolvedHostException
                ? String.valueOf(failure.getMessage())
                : "no connection or response (" + failure.getClass().getSimpleName() + ")";
    }

    private static final class ForbiddenAddressException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ForbiddenAddressException(InetAddress address) {
            super("its address " + address.getHostAddress()
                    + " is not public; lifeguard.webhooks.private-addresses would allow it");
        }
    }

    private static final class UnresolvedHostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnresolvedHostException(String host) {
            super("its host " + host + " has no address");
        }
    }
}
