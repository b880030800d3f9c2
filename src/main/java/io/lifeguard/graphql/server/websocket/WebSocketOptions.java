package io.lifeguard.graphql.server.websocket;

import io.lifeguard.graphql.server.execution.RequestLimits;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits a message of a web socket to what a permitted document needs, and disables compression, which has no bound on the
 * inflated size.
 */
@Singleton
class WebSocketOptions implements HttpServerOptionsCustomizer {
    /** A character that JSON escapes, as in {@code \u00e4}. */
    private static final int MAX_BYTES_PER_CHARACTER = 6;
    /** For the variables, the names and the id. */
    private static final int BYTES_BESIDE_DOCUMENT = 64 << 10;

    private final int maxMessageBytes;

    /** @param maxBodySize of the same request over HTTP */
    WebSocketOptions(
            RequestLimits limits, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        maxMessageBytes = (int) Math.min(
                (long) limits.characters() * MAX_BYTES_PER_CHARACTER + BYTES_BESIDE_DOCUMENT,
                Math.min(maxBodySize.asLongValue(), Integer.MAX_VALUE));
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(maxMessageBytes)
                .setMaxWebSocketMessageSize(maxMessageBytes);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customizeHttpServer(options);
    }
}
