package io.lifeguard.http.limits;

import io.lifeguard.http.ErrorResponses;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Ends a request whose handling threw what nothing caught, an {@code OutOfMemoryError} included. */
@Singleton
class RequestFailureHandler {
    private static final Logger LOG = Logger.getLogger(RequestFailureHandler.class);
    private static final String MESSAGE = "The request failed; the service's log has the cause.";

    private final ErrorResponses errors;

    RequestFailureHandler(ErrorResponses errors) {
        this.errors = errors;
    }

    /** Responds, or cancels the request where a response has begun already or cannot be sent. */
    void fail(ActiveRequest request, Throwable failure) {
        boolean mayBeOrdinary = failure instanceof LifeguardException
                || failure instanceof HttpClosedException
                || failure instanceof StreamResetException
                || failure instanceof IOException; // a response that could not be written
        if (!mayBeOrdinary) {
            log(request, failure);
        }
        request.onEventLoop(() -> {
            HttpServerResponse response = request.routing().response();
            if (response.ended() || response.closed()) {
                // what was refused or ended when its client had gone is no fault of the service
                LOG.debugf("A request whose client has gone failed: %s: %s", request.endpoint(), failure);
                return;
            }
            if (mayBeOrdinary) {
                log(request, failure);
            }
            if (response.headWritten()) {
                request.cancel();
                return;
            }
            try {
                errors.send(request.routing(), FailureCode.INTERNAL, MESSAGE);
            } catch (Throwable e) {
                log(request, e);
                request.cancel();
            }
        });
    }

    /** Without the stack of an error of the virtual machine: it shows who was unlucky, not who used the memory. */
    private static void log(ActiveRequest request, Throwable failure) {
        String message = "Request failed: " + request.endpoint();
        if (failure instanceof WebSocketHandshakeException) {
            LOG.debug(message, failure);
        } else if (failure instanceof VirtualMachineError) {
            LOG.errorf("%s: %s", message, failure);
        } else {
            LOG.error(message, failure);
        }
    }
}
