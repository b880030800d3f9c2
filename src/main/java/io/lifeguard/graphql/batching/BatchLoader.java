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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads the values of a nested field for many keys with one lookup: the keys that fields of a request ask for in one
 * event of its event loop. SmallRye GraphQL's own batches give every alias the arguments of the first one; java-dataloader
 * waits for all fields of a level and counts every field of the response (decision 9).
 */
public final class BatchLoader<K, V> {
    private final Function<List<K>, Uni<Map<K, V>>> lookup;
    private final Optional<V> missingValue;

    private BatchLoader(Function<List<K>, Uni<Map<K, V>>> lookup, Optional<V> missingValue) {
        this.lookup = lookup;
        this.missingValue = missingValue;
    }

    /** @param missingValue for keys that the lookup returns no value for */
    public static <K, V> BatchLoader<K, V> of(Function<List<K>, Uni<Map<K, V>>> lookup, V missingValue) {
        return new BatchLoader<>(lookup, Optional.of(missingValue));
    }

    /** A loader for keys that exist: loading one that was deleted meanwhile fails with NOT_FOUND. */
    public static <K, V> BatchLoader<K, V> ofExisting(Function<List<K>, Uni<Map<K, V>>> lookup) {
        return new BatchLoader<>(lookup, Optional.empty());
    }

    /** A value without a key, looked up once for all fields that ask for it together. */
    public static <V> Supplier<Uni<V>> shared(Supplier<Uni<V>> lookup) {
        BatchLoader<Boolean, V> loader = ofExisting(keys -> lookup.get().map(value -> Map.of(true, value)));
        return () -> loader.load(true);
    }

    /** Must be called on the Vert.x context of the request. */
    public Uni<V> load(K key) {
        return Uni.createFrom().emitter(emitter -> pending(Vertx.currentContext())
                .computeIfAbsent(key, k -> new ArrayList<>())
                .add(emitter));
    }

    /** The batch of this request that is not sent yet. The first key opens it and schedules the lookup. */
    private Map<K, List<UniEmitter<? super V>>> pending(Context request) {
        Map<K, List<UniEmitter<? super V>>> pending = request.getLocal(this);
        if (pending != null) {
            return pending;
        }
        Map<K, List<UniEmitter<? super V>>> batch = new LinkedHashMap<>();
        request.putLocal(this, batch);
        request.runOnContext(nothing -> {
            request.removeLocal(this);
            send(batch);
        });
        return batch;
    }

    private void send(Map<K, List<UniEmitter<? super V>>> batch) {
        Uni.createFrom()
                .deferred(() -> lookup.apply(List.copyOf(batch.keySet())))
                .subscribe()
                .with(
                        found -> batch.forEach(
                                (key, emitters) -> emitters.forEach(e -> complete(e, key, found.get(key)))),
                        failure -> batch.values().forEach(emitters -> emitters.forEach(e -> e.fail(failure))));
    }

    private void complete(UniEmitter<? super V> emitter, K key, @Nullable V found) {
        Optional.ofNullable(found)
                .or(() -> missingValue)
                .ifPresentOrElse(
                        emitter::complete,
                        () -> emitter.fail(LifeguardException.notFound(
                                InputSanitizer.quote(String.valueOf(key)) + " was deleted in the meantime.")));
    }
}
