package io.lifeguard.store.sql;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads that several fields of one request ask for in one go, before its Vert.x context does anything else: equal ones are
 * sent once. Nothing is kept for later, so that no read is older than its question. The statement of a shared read runs to
 * its end, even if everybody who asked has gone.
 *
 * @param <K> what makes two reads equal
 * @param <V> what they return
 */
public final class RequestReads<K, V> {

    /**
     * The result of a read with an equal key that the request has begun in the same go, or of a new one; always of a new one
     * outside a request.
     */
    public Uni<V> read(K key, Supplier<Uni<V>> read) {
        Context request = Vertx.currentContext();
        if (request == null || !VertxContext.isDuplicatedContext(request)) {
            return read.get();
        }
        return begun(request).computeIfAbsent(key, k -> read.get().memoize().indefinitely());
    }

    private Map<K, Uni<V>> begun(Context request) {
        @Nullable Map<K, Uni<V>> known = request.getLocal(this);
        if (known != null) {
            return known;
        }
        Map<K, Uni<V>> begun = new HashMap<>();
        request.putLocal(this, begun);
        request.runOnContext(nothing -> request.removeLocal(this));
        return begun;
    }
}
