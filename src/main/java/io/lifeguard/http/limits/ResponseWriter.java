package io.lifeguard.http.limits;

import io.lifeguard.http.NettyChannels;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Writes the body of a response in slices, each when the client has taken the one before. So the connection holds one slice,
 * and the rate at which the client reads can be measured: {@link ConcurrencyLimiter} cancels a response below the minimum.
 */
public final class ResponseWriter {
    private static final int SLICE_BYTES = 64 * 1024;

    private final HttpServerResponse response;
    private final byte[] body;
    private int position;

    private ResponseWriter(HttpServerResponse response, byte[] body) {
        this.response = response;
        this.body = body;
    }

    /** Ends a response, whose head has not been written, with a body. Call it on the event loop of the connection. */
    public static void end(HttpServerRequest request, byte[] body) {
        HttpServerResponse response = request.response();
        if (request.version() == HttpVersion.HTTP_2 && NettyChannels.isReset(request)) {
            // Vert.x does not know of streams that Netty has reset, and fails to write to them
            return;
        }
        if (body.length <= SLICE_BYTES || request.method().equals(HttpMethod.HEAD)) {
            response.end(Buffer.buffer(body));
        } else {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
            new ResponseWriter(response, body).writeSlices();
        }
    }

    private void writeSlices() {
        while (!response.closed() && !response.ended()) {
            int length = Math.min(SLICE_BYTES, body.length - position);
            Buffer slice = Buffer.buffer(length).setBytes(0, body, position, length);
            position += length;
            if (position == body.length) {
                response.end(slice);
                return;
            }
            response.write(slice);
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> writeSlices());
                return;
            }
        }
    }
}
