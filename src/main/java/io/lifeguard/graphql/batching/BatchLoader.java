package io.lifeguard.graphql.batching;

import io.lifeguard.model.InputSanitizer;
import io.lifeguard.model.LifeguardException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups of a nested field that are sent together: all that one request asks for in one turn of its event loop, which
 * is all of one level. SmallRye's own batches give every alias the arguments of the first; this one knows keys only.
 */
public final class BatchLoader<K, V> {
    private final Function<List<K>, Uni<Map<K, V>>> lookUp;
    private final Optional<V> missing;

    private BatchLoader(Function<List<K>, Uni<Map<K, V>>> lookUp, Optional<V> missing) {
        this.lookUp = lookUp;
        this.missing = missing;
    }

    /** A batch in which a key without a value stands for another value. */
    static <K, V> BatchLoader<K, V> of(Function<List<K>, Uni<Map<K, V>>> lookUp, V missing) {
        return new BatchLoader<>(lookUp, Optional.of(missing));
    }

    /** A batch of things that are known to be there; one that went in the meantime fails. */
    static <K, V> BatchLoader<K, V> ofPresent(Function<List<K>, Uni<Map<K, V>>> lookUp) {
        return new BatchLoader<>(lookUp, Optional.empty());
    }

    /** What is found under a key, with the others of this turn. */
    public Uni<V> load(K key) {
        return Uni.createFrom().emitter(found -> waiting(Vertx.currentContext())
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(found));
    }

    /** Who waits in this turn of the request; the first one has the batch sent when the turn is over. */
    private Map<K, List<UniEmitter<? super V>>> waiting(Context request) {
        Map<K, List<UniEmitter<? super V>>> waiting = request.getLocal(this);
        if (waiting != null) {
            return waiting;
        }
        Map<K, List<UniEmitter<? super V>>> gathered = new LinkedHashMap<>();
        request.putLocal(this, gathered);
        request.runOnContext(nothing -> {
            request.removeLocal(this);
            send(gathered);
        });
        return gathered;
    }

    private void send(Map<K, List<UniEmitter<? super V>>> waiting) {
        lookUp.apply(List.copyOf(waiting.keySet()))
                .subscribe()
                .with(
                        found -> waiting.forEach(
                                (key, emitters) -> emitters.forEach(e -> answer(e, key, found.get(key)))),
                        failure -> waiting.values().forEach(emitters -> emitters.forEach(e -> e.fail(failure))));
    }

    private void answer(UniEmitter<? super V> waiting, K key, @Nullable V found) {
        Optional.ofNullable(found)
                .or(() -> missing)
                .ifPresentOrElse(
                        waiting::complete,
                        () -> waiting.fail(LifeguardException.notFound(
                                InputSanitizer.quote(String.valueOf(key)) + " has gone in the meantime.")));
    }
}
