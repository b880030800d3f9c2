package io.lifeguard.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lifeguard.model.LifeguardException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * Throws errors where the memory of a service may end: a filter that runs before the endpoints does it for requests with the
 * header {@value #HEADER}, and so does the serialization of a text with {@value #MARK}. A request with the header
 * {@value #LATE} fails with the failure of that name as soon as its client has gone.
 */
@Alternative
@Singleton
public class FailingHandlers implements ObjectMapperCustomizer {
    public static final String HEADER = "X-Fail";
    public static final String LATE = "X-Fail-Late";
    public static final String MARK = "cannotBeWritten";
    private static final int BEFORE_ENDPOINTS = 10;

    /** Where the error is thrown. */
    public enum Place {
        IN_A_FILTER {
            @Override
            void fail(RoutingContext routing) {
                throw error();
            }
        },
        FAULT_IN_A_FILTER {
            @Override
            void fail(RoutingContext routing) {
                throw new IllegalStateException("of a test");
            }
        },
        LATER_ON_THE_CONTEXT {
            @Override
            void fail(RoutingContext routing) {
                Vertx.currentContext().runOnContext(later -> {
                    throw error();
                });
            }
        },
        IN_A_TIMER {
            @Override
            void fail(RoutingContext routing) {
                routing.vertx().setTimer(5, timer -> {
                    throw error();
                });
            }
        },
        IN_THE_HANDLER_OF_THE_BODY {
            @Override
            void fail(RoutingContext routing) {
                routing.request().handler(piece -> {
                    throw error();
                });
                routing.request().resume();
            }
        },
        IN_A_SUBSCRIBER {
            @Override
            void fail(RoutingContext routing) {
                Uni.createFrom().item(1).subscribe().with(item -> {
                    throw error();
                });
            }
        },
        AFTER_THE_HEAD {
            @Override
            void fail(RoutingContext routing) {
                routing.response().setChunked(true).write("{");
                LATER_ON_THE_CONTEXT.fail(routing);
            }
        },
        WHILE_WRITING {
            @Override
            void fail(RoutingContext routing) {
                // Netty refuses the object at the same place where it takes memory for a piece of a response
                ((ConnectionBase) routing.request().connection()).writeToChannel(new Object());
            }
        };

        abstract void fail(RoutingContext routing);

        private static OutOfMemoryError error() {
            return new OutOfMemoryError("of a test");
        }
    }

    /** With what a request fails whose client has gone. */
    public enum LateFailure {
        REFUSAL(LifeguardException.notFound("Of a test.")),
        CLOSED_CONNECTION(new HttpClosedException("of a test")),
        RESET_STREAM(new StreamResetException(0)),
        UNWRITTEN_RESPONSE(new IOException("of a test")),
        /** The only one that an operator must know of. */
        FAULT(new IllegalStateException("of a test"));

        private final Throwable failure;

        LateFailure(Throwable failure) {
            this.failure = failure;
        }
    }

    private static void failLate(RoutingContext routing, LateFailure late) {
        Context context = Vertx.currentContext();
        routing.response()
                .closeHandler(
                        closed -> context.runOnContext(later -> Infrastructure.handleDroppedException(late.failure)));
    }

    void register(@Observes Filters filters) {
        filters.register(
                routing -> {
                    String place = routing.request().getHeader(HEADER);
                    String late = routing.request().getHeader(LATE);
                    if (late != null) {
                        failLate(routing, LateFailure.valueOf(late));
                    } else if (place == null) {
                        routing.next();
                    } else {
                        Place.valueOf(place).fail(routing);
                    }
                },
                BEFORE_ENDPOINTS);
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule().addSerializer(String.class, new FailingSerializer()));
    }

    private static final class FailingSerializer extends StdSerializer<String> {
        private static final long serialVersionUID = 1;

        FailingSerializer() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (text.contains(MARK)) {
                throw new OutOfMemoryError("of a test");
            }
            json.writeString(text);
        }
    }
}
