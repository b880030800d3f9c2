package io.lifeguard.http.limits;

import io.lifeguard.model.LifeguardException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The body of a response. It is written in slices, each when the client has taken the one before. So the connection holds one
 * slice, what has been read takes no memory, and the rate at which the client reads can be measured: {@link ConcurrencyLimiter}
 * cancels a response below the minimum.
 */
public final class ResponseBuffer extends OutputStream implements ResponseBody {
    static final int SLICE_BYTES = 64 * 1024;

    private final ResponseMemory memory;
    private final ActiveRequest request;
    private final Deque<Buffer> slices = new ArrayDeque<>();
    private byte[] slice = new byte[0];
    private int sliceLength;
    private long size;
    private long unreadBytes;

    /** The memory for responses is in use, or this response is larger than all of it. */
    public static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1;
        private final boolean temporary;

        ExceededException(boolean temporary, long maxBytes) {
            super(
                    temporary
                            ? "The responses that clients have not read take %d bytes, the limit. Nothing was stored; retry after 1 second."
                                    .formatted(maxBytes)
                            : "The response is larger than %d bytes, the limit of all responses together. Ask for less in one request."
                                    .formatted(maxBytes));
            this.temporary = temporary;
        }

        /** Whether there may be enough memory later. */
        public boolean isTemporary() {
            return temporary;
        }

        /** As a failure that endpoints report. */
        public LifeguardException asFailure() {
            String message = String.valueOf(getMessage());
            return temporary ? LifeguardException.busy(message) : LifeguardException.invalidValue(message);
        }
    }

    ResponseBuffer(ResponseMemory memory, ActiveRequest request) {
        this.memory = memory;
        this.request = request;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    /** @throws ExceededException if responses take too much memory; this one then takes none */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!memory.hold(request, length)) {
            discard();
            throw new ExceededException(size + length <= memory.maxBytes(), memory.maxBytes());
        }
        size += length;
        if (size == length) {
            // most responses end here
            slices.add(Buffer.buffer(Arrays.copyOfRange(bytes, offset, offset + length)));
        } else {
            append(bytes, offset, length);
        }
    }

    private void append(byte[] bytes, int offset, int length) {
        int appended = 0;
        while (appended < length) {
            if (sliceLength == slice.length) {
                finishSlice();
                slice = new byte[SLICE_BYTES];
            }
            int fits = Math.min(length - appended, slice.length - sliceLength);
            System.arraycopy(bytes, offset + appended, slice, sliceLength, fits);
            sliceLength += fits;
            appended += fits;
        }
    }

    private void finishSlice() {
        if (sliceLength > 0) {
            slices.add(Buffer.buffer(sliceLength == slice.length ? slice : Arrays.copyOf(slice, sliceLength)));
        }
        slice = new byte[0];
        sliceLength = 0;
    }

    @Override
    public void send() {
        finishSlice();
        HttpServerResponse response = request.routing().response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(size));
        if (slices.isEmpty() || request.routing().request().method().equals(HttpMethod.HEAD)) {
            slices.clear();
            response.end();
        } else {
            writeSlices(response);
        }
    }

    /** Runs an action once when a response can be written again: Vert.x calls the handler again at each later change. */
    static void onDrained(HttpServerResponse response, Runnable action) {
        response.drainHandler(drained -> {
            response.drainHandler(null);
            action.run();
        });
    }

    private void writeSlices(HttpServerResponse response) {
        memory.release(request, unreadBytes);
        unreadBytes = 0;
        while (!response.closed() && !response.ended()) {
            Buffer next = slices.remove();
            unreadBytes += next.length();
            if (slices.isEmpty()) {
                response.end(next);
                return;
            }
            response.write(next);
            if (response.writeQueueFull()) {
                onDrained(response, () -> writeSlices(response));
                return;
            }
        }
    }

    private void discard() {
        memory.release(request);
        slices.clear();
        slice = new byte[0];
        sliceLength = 0;
    }
}
