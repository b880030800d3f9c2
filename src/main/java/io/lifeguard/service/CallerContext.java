package io.lifeguard.service;

import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The caller of the present request, stored in its Vert.x context. */
@ApplicationScoped
public class CallerContext {
    private static final String KEY = CallerContext.class.getName();

    private final Caller local;

    /** @param actor the name that the change log gives to callers where nobody signs in */
    CallerContext(@ConfigProperty(name = "lifeguard.actor", defaultValue = "local") String actor) {
        local = new Caller(actor, Role.ADMINISTRATOR, Optional.empty());
    }

    /** The caller of all requests where nobody signs in. */
    public Caller local() {
        return local;
    }

    /** Sets the caller of the present request. */
    public static void enter(Caller caller) {
        Vertx.currentContext().putLocal(KEY, caller);
    }

    /** The caller of the present request; empty outside a request and before authentication. */
    public static Optional<Caller> present() {
        Context context = Vertx.currentContext();
        // work on the root context of an event loop, such as the export of traces, belongs to no request
        boolean inRequest = context != null && VertxContext.isDuplicatedContext(context);
        return inRequest ? Optional.ofNullable(context.getLocal(KEY)) : Optional.empty();
    }

    /** Makes work on another context that of the same caller. */
    static void carry(Context request, Context other) {
        other.putLocal(KEY, request.getLocal(KEY));
    }

    /** Whether the present caller may see secret rooms. */
    public static boolean seeSecretRooms() {
        return present().filter(caller -> caller.role().seesSecretRooms()).isPresent();
    }

    /** The name that the change log gives to the author of changes; outside a request it is the configured actor. */
    public String actor() {
        return present().orElse(local).name();
    }
}
