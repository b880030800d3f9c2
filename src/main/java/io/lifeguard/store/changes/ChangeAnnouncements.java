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

/** Notifies of changes that any instance of the service has appended to the change log. */
@ApplicationScoped
public class ChangeAnnouncements {
    private final Context loop;
    private final Pool pool;
    private final boolean canListen;
    private final Duration pollInterval;
    private final ReadDatabase reads;

    /**
     * @param connections the size of the pool: one connection listens if there is another
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
        this.canListen = connections > 1;
        this.pollInterval = settings.pollInterval();
    }

    /**
     * Watches the change log until cancelled.
     *
     * @param appended runs on an event loop whenever a change may have been appended: soon after its commit, or at the next
     *     poll. It may run more often than that
     */
    public Cancellable watch(Runnable appended) {
        ChangeLogWatcher watcher = new ChangeLogWatcher(loop, pool, canListen, pollInterval, appended, reads::observe);
        watcher.begin();
        return watcher::end;
    }
}
