package io.lifeguard.service.changes;

import io.lifeguard.access.Caller;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.FeedPageReader.FeedPage;
import io.lifeguard.store.changes.ChangeLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The change log as a stream for subscribers, from any revision on, without gaps or duplicates, whichever instance of the
 * service writes. A subscriber holds its position and the rest of one page in memory, and nothing else.
 */
@ApplicationScoped
@Startup
public class ChangeFeed {
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(5);

    private final ChangeLog log;
    private final FeedPageReader pages;
    private final ChangeNotifier notifier;
    private final Vertx vertx;
    private final SubscriptionSlots slots;
    private final Duration databaseTimeout;
    private final Set<FeedSubscriber> reading = ConcurrentHashMap.newKeySet();

    ChangeFeed(
            ChangeLog log,
            FeedPageReader pages,
            ChangeNotifier notifier,
            SubscriptionSlots slots,
            RevisionService revisions,
            Vertx vertx,
            SubscriptionSettings settings,
            MeterRegistry registry) {
        this.log = log;
        this.pages = pages;
        this.notifier = notifier;
        this.vertx = vertx;
        this.slots = slots;
        this.databaseTimeout = settings.databaseTimeout();
        Gauge.builder("lifeguard.subscription.lag.revisions", this, feed -> feed.lag(revisions.newest()))
                .description("Revisions that the subscription farthest behind has still to read")
                .register(registry);
    }

    /**
     * Every change after a revision that the present caller may see, in the order of revisions, without end. Reads at most
     * one page ahead of the subscriber. While the database does not answer, the subscriber waits.
     *
     * @param after the token of the revision to begin after; empty for the present one
     * @return fails with {@link FailureCode#INVALID_VALUE} if the token is malformed, with {@link FailureCode#STALE} if the
     *     database does not reach the revision within a second or was restored to an earlier one, with
     *     {@link FailureCode#GONE} if the log is not kept from the revision on, which a slow subscriber may also meet later,
     *     with {@link FailureCode#TOO_MANY_REQUESTS} if the caller has too many subscriptions, with {@link FailureCode#BUSY} if
     *     there are too many of all, and with the failure of the database if it lasts;
     *     the changes before the failure are complete
     */
    public Multi<LoggedChange> changes(Optional<String> after) {
        boolean secretRooms = CallerContext.seeSecretRooms();
        Optional<Caller> caller = CallerContext.present();
        return Multi.createFrom().deferred(() -> {
            Optional<Revision> begin = after.map(ChangeQueries::revision);
            Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
            Runnable giveBack = slots.take(caller);
            return log.newestRevision(begin)
                    .onItem()
                    .transformToMulti(present -> {
                        FeedSubscriber subscriber = new FeedSubscriber(begin.orElse(present), secretRooms, context);
                        reading.add(subscriber);
                        return subscriber.changes().onTermination().invoke(() -> reading.remove(subscriber));
                    })
                    .onTermination()
                    .invoke(giveBack);
        });
    }

    /** Numbers of revisions that were never committed count too. */
    private long lag(Optional<Revision> newest) {
        long present = newest.map(Revision::number).orElse(0L);
        return reading.stream()
                .mapToLong(subscriber -> Math.max(0, present - subscriber.position.number()))
                .max()
                .orElse(0);
    }

    /** The position of one subscriber. Its changes are emitted on its own Vert.x context. */
    private final class FeedSubscriber {
        private final Context context;
        private final boolean secretRooms;
        private volatile Revision position;
        private long lastNotification = ChangeNotifier.NONE;

        FeedSubscriber(Revision begin, boolean secretRooms, Context context) {
            this.position = begin;
            this.secretRooms = secretRooms;
            this.context = context;
        }

        Multi<LoggedChange> changes() {
            return Multi.createBy()
                    .repeating()
                    .uni(this::next)
                    .indefinitely()
                    .onItem()
                    .disjoint();
        }

        private Uni<List<LoggedChange>> next() {
            return notifier.after(lastNotification)
                    .chain(this::read)
                    .emitOn(work -> context.runOnContext(nothing -> work.run()))
                    .map(this::changesOf);
        }

        private Uni<FeedPage> read() {
            return Uni.createFrom()
                    .deferred(() -> pages.after(position.number()))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LONGEST_RETRY)
                    .expireIn(databaseTimeout.toMillis());
        }

        private List<LoggedChange> changesOf(FeedPage page) {
            if (!page.revision().epoch().equals(position.epoch())) {
                throw LifeguardException.stale(position, page.revision());
            }
            ChangeQueries.checkKept(position, page.keptAfter());
            List<LoggedChange> changes = page.changes();
            if (!changes.isEmpty()) {
                position = changes.get(changes.size() - 1).revision();
            }
            lastNotification = page.isFull() ? ChangeNotifier.NONE : page.notification();
            return secretRooms
                    ? changes
                    : changes.stream().filter(change -> !change.ofSecretRoom()).toList();
        }
    }
}
