package io.lifeguard.store.changes;

import io.lifeguard.store.sql.ReadDatabase;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells that something was appended to the log, by whichever instance of the service. */
@ApplicationScoped
public class ChangeAnnouncements {
    private final Context loop;
    private final Pool pool;
    private final boolean mayListen;
    private final Duration lookEvery;
    private final ReadDatabase reads;

    /**
     * @param connections how many the pool has: one of them listens, if that is not the only one
     */
    ChangeAnnouncements(
            Vertx vertx,
            ReadDatabase reads,
            @ReactiveDataSource("reads") Pool pool,
            @ConfigProperty(name = "quarkus.datasource.reads.reactive.max-size", defaultValue = "20") int connections,
            ChangeLogWatcherSettings settings) {
        this.loop = VertxContext.getRootContext(vertx.getOrCreateContext());
        this.reads = reads;
        this.pool = pool;
        this.mayListen = connections > 1;
        this.lookEvery = settings.pollInterval();
    }

    /**
     * Listens until cancelled.
     *
     * @param appended is run whenever something may have been appended: soon after the commit, or at the next look. May
     *     be run more often than that, from an event loop
     */
    public Cancellable watch(Runnable appended) {
        ChangeLogWatcher watch = new ChangeLogWatcher(loop, pool, mayListen, lookEvery, appended, reads::observe);
        watch.begin();
        return watch::end;
    }
}
