package io.lifeguard.service.webhook;

import io.lifeguard.model.LifeguardException;
import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.write.PrimaryDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Delivers events to the targets of webhooks, to each at its own pace. The instances share the targets. */
@ApplicationScoped
public class WebhookDelivery {
    private static final Logger LOG = Logger.getLogger(WebhookDelivery.class);

    private final Vertx vertx;
    private final WebhookSettings settings;
    private final List<TargetLoop> targets;
    private OptionalLong timer = OptionalLong.empty();
    private volatile boolean stopping;

    WebhookDelivery(
            PrimaryDatabase primary,
            Vertx vertx,
            EventReads events,
            CloudEvents cloudEvents,
            WebhookTargets targets,
            WebhookClient client,
            WebhookSettings settings,
            WebhookMetrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.targets = targets.all().stream()
                .map(target -> new TargetLoop(new TargetDelivery(
                        target, client, cloudEvents, events, primary.statements(), settings, metrics, () -> stopping)))
                .toList();
    }

    /** The deliveries to one target: one run at a time on this instance. */
    private static final class TargetLoop {
        private final TargetDelivery delivery;
        private final AtomicBoolean running = new AtomicBoolean();

        TargetLoop(TargetDelivery delivery) {
            this.delivery = delivery;
        }

        void runIfIdle() {
            if (running.compareAndSet(false, true)) {
                Uni.createFrom()
                        .deferred(delivery::deliverDue)
                        .onTermination()
                        .invoke(() -> running.set(false))
                        .subscribe()
                        .with(done -> {}, TargetLoop::logFailure);
            }
        }

        /** An outage of the database is logged once for all that need it. */
        private static void logFailure(Throwable failure) {
            if (failure instanceof LifeguardException) {
                LOG.debug("Webhooks: the next attempt follows", failure);
            } else {
                LOG.warn("Webhooks: a delivery failed; the next attempt follows", failure);
            }
        }
    }

    void start(@Observes StartupEvent event) {
        if (!targets.isEmpty()) {
            timer = OptionalLong.of(vertx.setPeriodic(settings.pollInterval().toMillis(), t -> deliver()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.ifPresent(vertx::cancelTimer);
        stopping = true;
    }

    private void deliver() {
        targets.forEach(TargetLoop::runIfIdle);
    }
}
