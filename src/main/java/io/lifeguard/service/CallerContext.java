package io.lifeguard.service;

import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who makes the present request, kept with its Vert.x context. */
@ApplicationScoped
public class CallerContext {
    private static final String KEY = CallerContext.class.getName();

    private final Caller local;

    /** @param actor the name of whoever makes changes without having signed in */
    CallerContext(@ConfigProperty(name = "lifeguard.actor", defaultValue = "local") String actor) {
        local = new Caller(actor, Role.ADMINISTRATOR, Optional.empty());
    }

    /** The caller of every request where nobody signs in. */
    public Caller local() {
        return local;
    }

    /** From here on the present request is this caller's. */
    public static void enter(Caller caller) {
        Vertx.currentContext().putLocal(KEY, caller);
    }

    /** Whoever makes the present request; empty outside one, and where nobody has been let in. */
    public static Optional<Caller> present() {
        Context context = Vertx.currentContext();
        // whatever runs on the root of an event loop, such as what sends traces, belongs to no request
        boolean ofRequest = context != null && VertxContext.isDuplicatedContext(context);
        return ofRequest ? Optional.ofNullable(context.getLocal(KEY)) : Optional.empty();
    }

    /** Whether the present request may be told of secret rooms. */
    public static boolean seeSecretRooms() {
        return present().filter(caller -> caller.role().seesSecretRooms()).isPresent();
    }

    /** Who makes the changes of the present request; outside one it is the service itself. */
    public String actor() {
        return present().orElse(local).name();
    }
}
