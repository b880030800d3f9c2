package io.lifeguard.service.kafka;

import io.lifeguard.service.event.CloudEvents;
import io.lifeguard.service.event.ElectedFollower;
import io.lifeguard.service.kafka.TopicSender.Sending;
import io.lifeguard.service.metrics.Counters;
import io.lifeguard.store.changes.ChangeLog;
import io.lifeguard.store.event.EventReads;
import io.lifeguard.store.event.TopicPositions;
import io.lifeguard.store.event.TopicPositions.StreamLag;
import io.lifeguard.store.event.TopicPositions.TopicStream;
import io.lifeguard.store.sql.DatabaseOutage;
import io.lifeguard.store.sql.SqlExecutor;
import io.lifeguard.store.sql.SqlFailures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends the change log and the changes of eligibility to topics of Kafka, if {@code kafka.bootstrap.servers} is set. One instance
 * sends to a topic at a time. No write waits for it, and it holds no transaction.
 */
@ApplicationScoped
public class KafkaSender {
    private static final Logger LOG = Logger.getLogger(KafkaSender.class);

    private final Pool pool;
    private final Vertx vertx;
    private final KafkaSettings settings;
    private final Optional<String> servers;
    private final Map<TopicStream, TopicMetrics> metrics;
    private final Map<TopicStream, ElectedFollower<Sending>> senders = new EnumMap<>(TopicStream.class);
    private OptionalLong timer = OptionalLong.empty();
    private final AtomicBoolean observing = new AtomicBoolean();
    private volatile boolean slow;

    KafkaSender(
            Pool pool,
            DatabaseOutage outage,
            Vertx vertx,
            ChangeLog log,
            EventReads events,
            CloudEvents cloudEvents,
            KafkaSettings settings,
            @ConfigProperty(name = BootstrapServers.SETTING) Optional<String> servers,
            @Identifier("default-kafka-broker") Map<String, Object> client,
            MeterRegistry registry) {
        this.pool = pool;
        this.vertx = vertx;
        this.settings = settings;
        this.servers = servers;
        metrics = Counters.each(TopicStream.class, stream -> new TopicMetrics(registry, stream));
        Map<TopicStream, OutgoingEvents> sources = Map.of(
                TopicStream.CHANGES, OutgoingEvents.ofChanges(log, cloudEvents),
                TopicStream.EVENTS, OutgoingEvents.ofEligibility(events, cloudEvents));
        sources.forEach((stream, source) -> senders.put(
                stream,
                new ElectedFollower<>(
                        pool,
                        outage,
                        vertx,
                        stream.task(),
                        new TopicSender(
                                stream, topic(stream), source, client, settings.batchSize(), metrics(stream)))));
        Gauge.builder("lifeguard.kafka.sender", senders, KafkaSender::elected)
                .description("How many of the two topics this instance sends to")
                .register(registry);
    }

    /**
     * What is known about sending.
     *
     * @param enabled whether Kafka is configured
     * @param isSlow whether something has waited longer than {@code lifeguard.kafka.slow-after}
     * @param lagSeconds by stream, the age of the oldest change that was not sent yet
     */
    public record KafkaState(boolean enabled, boolean isSlow, Map<String, Long> lagSeconds) {}

    public KafkaState state() {
        Map<String, Long> lags = new TreeMap<>();
        metrics.forEach((stream, measured) -> lags.put(
                stream.name().toLowerCase(Locale.ROOT),
                Math.round(measured.lag().seconds())));
        return new KafkaState(isEnabled(), slow, lags);
    }

    /** Whether Kafka is configured. */
    public boolean isEnabled() {
        return servers.isPresent();
    }

    /** @throws ConfigValidationException if the addresses of the brokers are malformed */
    void start(@Observes StartupEvent event) {
        if (isEnabled()) {
            servers.flatMap(BootstrapServers::problemWith).ifPresent(problem -> {
                throw new ConfigValidationException(new Problem[] {new Problem(problem)});
            });
            senders.values().forEach(sender -> sender.start(settings.pollInterval()));
            // not by the sender, which may wait for Kafka
            timer = OptionalLong.of(vertx.setPeriodic(settings.pollInterval().toMillis(), t -> observe()));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        timer.ifPresent(vertx::cancelTimer);
        senders.values().forEach(ElectedFollower::stop);
    }

    private void observe() {
        if (!observing.compareAndSet(false, true)) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> TopicPositions.lag(SqlExecutor.to(pool)))
                .onTermination()
                .invoke(() -> observing.set(false))
                .subscribe()
                .with(this::observed, SqlFailures::report);
    }

    private void observed(List<StreamLag> lags) {
        lags.forEach(lag -> metrics(lag.stream()).observe(lag));
        double oldest = lags.stream().mapToDouble(StreamLag::seconds).max().orElse(0);
        boolean wasSlow = slow;
        slow = oldest * 1000 > settings.slowAfter().toMillis();
        if (slow && !wasSlow) {
            LOG.warnf("Kafka: a change has waited for %.0f s to be acknowledged; it is sent until it is", oldest);
        } else if (wasSlow && !slow) {
            LOG.info("Kafka: changes are acknowledged again");
        }
    }

    private String topic(TopicStream stream) {
        return switch (stream) {
            case CHANGES -> settings.changesTopic();
            case EVENTS -> settings.eligibilityTopic();
        };
    }

    private static long elected(Map<TopicStream, ElectedFollower<Sending>> senders) {
        return senders.values().stream().filter(ElectedFollower::isElected).count();
    }

    private TopicMetrics metrics(TopicStream stream) {
        return Objects.requireNonNull(metrics.get(stream));
    }
}
