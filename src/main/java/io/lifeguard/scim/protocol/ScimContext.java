package io.lifeguard.scim.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import io.lifeguard.access.Role;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.CallerContext;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One SCIM request on a worker thread, which waits there for what the services do on the Vert.x context of the request. */
public final class ScimContext extends Context {
    private static final Logger LOG = Logger.getLogger(ScimContext.class);

    private final io.vertx.core.Context request;
    private final Optional<String> ifMatch;
    private final Map<String, ObjectNode> extensions = new HashMap<>();
    private volatile boolean isStale;
    private volatile boolean isServiceFault;

    /**
     * @param request a duplicated context
     * @param ifMatch the header {@code If-Match}
     */
    public ScimContext(io.vertx.core.Context request, Optional<String> ifMatch) {
        super(null);
        this.request = request;
        this.ifMatch = ifMatch;
    }

    public Optional<String> ifMatch() {
        return ifMatch;
    }

    /**
     * Waits for a service.
     *
     * @throws RefusedRequest if the service refuses the request
     */
    public <T> T await(Supplier<Uni<T>> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        request.runOnContext(nothing -> start(work, result));
        try {
            return WorkerWait.on(result);
        } catch (CompletionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static <T> void start(Supplier<Uni<T>> work, CompletableFuture<T> result) {
        try {
            work.get().subscribe().with(result::complete, result::completeExceptionally);
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private RuntimeException failure(Throwable cause) {
        return LifeguardException.in(cause).<RuntimeException>map(this::failure).orElseGet(() -> {
            isServiceFault = true;
            LOG.error("SCIM request failed", cause);
            return new IllegalStateException("a service failed", cause);
        });
    }

    private RefusedRequest failure(LifeguardException failure) {
        isStale |= failure.code() == FailureCode.PRECONDITION_FAILED;
        return ScimFailures.of(failure);
    }

    /**
     * Checks that a patched resource was read as it is now: the library reads it before it patches it.
     *
     * @throws RefusedRequest if another write came between; the request is stale then
     */
    public void checkPatched(ResourceNode patched, ETag present) {
        boolean isPatch = getUriInfos().getHttpMethod() == HttpMethod.PATCH;
        if (isPatch && !patched.getMeta().flatMap(Meta::getVersion).equals(Optional.of(present))) {
            isStale = true;
            throw RefusedRequest.withStatus(
                    412, "Another write has changed the resource meanwhile. Nothing was stored.");
        }
    }

    /** Whether a service failed for a reason that is not the request's. */
    public boolean isServiceFault() {
        return isServiceFault;
    }

    /** Whether another write came between a read and a write of this request, which stored nothing and can be repeated. */
    public boolean isStale() {
        return isStale;
    }

    /** @throws RefusedRequest with status 403 if the caller does not have the role */
    public void require(Role role, String operation) {
        boolean permitted = await(() -> Uni.createFrom().item(CallerContext.present()))
                .filter(caller -> caller.role().includes(role))
                .isPresent();
        if (!permitted) {
            throw RefusedRequest.withStatus(
                    403, operation + " requires the role " + role.name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    /**
     * Sets where a resource is: the library does it in some responses only.
     *
     * @param type its name
     */
    public void locate(ResourceNode resource, String type) {
        resource.getId().flatMap(id -> getCrossResourceReferenceUrl(id, type)).ifPresent(url -> resource.getMeta()
                .ifPresent(meta -> meta.setLocation(url)));
    }

    /** Records what the error of a refused request says besides its detail; the library has no member for it. */
    public void record(RefusedRequest refused) {
        refused.extension().ifPresent(extension -> {
            synchronized (extensions) {
                extensions.put(refused.getDetail(), extension);
            }
        });
    }

    /** What was recorded for the error with a detail. */
    public Optional<ObjectNode> extension(String detail) {
        synchronized (extensions) {
            return Optional.ofNullable(extensions.get(detail));
        }
    }
}
