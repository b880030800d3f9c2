package io.lifeguard.service.changes;

import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.Revision;
import io.lifeguard.model.change.LoggedChange;
import io.lifeguard.service.CallerContext;
import io.lifeguard.service.changes.FeedPageReader.FeedPage;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.changes.ChangeLog;
import io.micrometer.core.instrument.Counter;
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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The log as it grows, for subscribers: from any revision on, without gaps or repeats, whichever instance of the service
 * writes. All that is kept for a subscriber is how far it has come and the rest of one page.
 */
@ApplicationScoped
@Startup
public class ChangeFeed {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ChangeLog log;
    private final FeedPageReader pages;
    private final ChangeNotifier wakeUps;
    private final Vertx vertx;
    private final int most;
    private final Duration patience;
    private final AtomicInteger subscribers = new AtomicInteger();
    private final Set<FeedSubscriber> following = ConcurrentHashMap.newKeySet();
    private final Counter rejected;

    ChangeFeed(
            ChangeLog log,
            FeedPageReader pages,
            ChangeNotifier wakeUps,
            RevisionService revisions,
            Vertx vertx,
            SubscriptionSettings limits,
            MeterRegistry registry) {
        this.log = log;
        this.pages = pages;
        this.wakeUps = wakeUps;
        this.vertx = vertx;
        this.most = limits.maxSubscribers();
        this.patience = limits.databaseTimeout();
        rejected = Counters.rejected(registry, "subscribers");
        Gauge.builder("lifeguard.subscriptions.active", subscribers, AtomicInteger::get)
                .description("Subscriptions to the change log")
                .register(registry);
        Gauge.builder("lifeguard.subscription.lag.revisions", this, feed -> feed.lag(revisions.newest()))
                .description("Revisions that the subscription farthest behind has still to read")
                .register(registry);
    }

    /**
     * Every change after a revision that the present caller may be told of, in their order, for ever. Nothing is read that is not asked for, but for the rest of
     * a page. While the database is away a subscriber waits.
     *
     * @param after the token of the revision that it begins after; empty for the present one
     * @return fails with {@link FailureCode#INVALID_VALUE} for what is no revision, with {@link FailureCode#STALE} for one that
     *     the database has not reached within a second, or that is from before it was restored, with
     *     {@link FailureCode#GONE} for one that the log is no longer kept from, also when a subscriber has come to lag behind
     *     that, with {@link FailureCode#BUSY} if there are too many subscribers, and with whatever keeps the log from being read if that
     *     lasts; what came before the failure is whole
     */
    public Multi<LoggedChange> changes(Optional<String> after) {
        boolean secretRooms = CallerContext.seeSecretRooms();
        return Multi.createFrom().deferred(() -> {
            Optional<Revision> begin = after.map(ChangeQueries::revision);
            Context own = VertxContext.getOrCreateDuplicatedContext(vertx);
            AtomicBoolean left = new AtomicBoolean();
            enter();
            return log.newestRevision(begin)
                    .onItem()
                    .transformToMulti(present -> {
                        FeedSubscriber subscriber = new FeedSubscriber(begin.orElse(present), secretRooms, own);
                        following.add(subscriber);
                        return subscriber.changes().onTermination().invoke(() -> following.remove(subscriber));
                    })
                    .onTermination()
                    .invoke(() -> {
                        if (left.compareAndSet(false, true)) {
                            leave();
                        }
                    });
        });
    }

    /** Numbers of revisions that were never committed count too. */
    private long lag(Optional<Revision> newest) {
        long present = newest.map(Revision::number).orElse(0L);
        return following.stream()
                .mapToLong(subscriber -> Math.max(0, present - subscriber.reached.number()))
                .max()
                .orElse(0);
    }

    private void enter() {
        if (subscribers.incrementAndGet() > most) {
            rejected.increment();
            subscribers.decrementAndGet();
            throw LifeguardException.busy("There are " + most + " subscribers already; try again a little later.");
        }
        wakeUps.enter();
    }

    private void leave() {
        wakeUps.leave();
        subscribers.decrementAndGet();
    }

    /** How far one subscriber has come. Works on the subscriber's own context. */
    private final class FeedSubscriber {
        private final Context own;
        private final boolean secretRooms;
        private volatile Revision reached;
        private long wakeUp = ChangeNotifier.NONE;

        FeedSubscriber(Revision begin, boolean secretRooms, Context own) {
            this.reached = begin;
            this.secretRooms = secretRooms;
            this.own = own;
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
            return wakeUps.after(wakeUp)
                    .chain(this::read)
                    .emitOn(work -> own.runOnContext(nothing -> work.run()))
                    .map(this::taken);
        }

        private Uni<FeedPage> read() {
            return Uni.createFrom()
                    .deferred(() -> pages.after(reached.number()))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_PAUSE, LONGEST_PAUSE)
                    .expireIn(patience.toMillis());
        }

        private List<LoggedChange> taken(FeedPage page) {
            if (!page.revision().epoch().equals(reached.epoch())) {
                throw LifeguardException.stale(reached, page.revision());
            }
            ChangeQueries.checkKept(reached, page.keptAfter());
            List<LoggedChange> changes = page.changes();
            if (!changes.isEmpty()) {
                reached = changes.get(changes.size() - 1).revision();
            }
            wakeUp = page.isFull() ? ChangeNotifier.NONE : page.wakeUp();
            return secretRooms
                    ? changes
                    : changes.stream().filter(change -> !change.ofSecretRoom()).toList();
        }
    }
}
