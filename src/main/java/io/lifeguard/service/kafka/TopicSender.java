package io.lifeguard.service.kafka;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.lifeguard.service.event.ElectedFollower.FollowerWorker;
import io.lifeguard.service.kafka.Acknowledgements.SendResult;
import io.lifeguard.service.kafka.OutgoingEvents.OutgoingEvent;
import io.lifeguard.service.kafka.OutgoingEvents.OutgoingPage;
import io.lifeguard.service.kafka.TopicSender.Sending;
import io.lifeguard.store.event.FollowerSession;
import io.lifeguard.store.event.TopicPositions;
import io.lifeguard.store.event.TopicPositions.StreamPosition;
import io.lifeguard.store.event.TopicPositions.TopicStream;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Sends one stream to its topic: a page, then, when Kafka has acknowledged it, the position. Whatever ends the instance between
 * the two, the next sender sends the page again, with the same ids.
 */
final class TopicSender implements FollowerWorker<Sending> {
    private static final Logger LOG = Logger.getLogger(TopicSender.class);

    private final TopicStream stream;
    private final String topic;
    private final OutgoingEvents source;
    private final Map<String, Object> client;
    private final int batchSize;
    private final TopicMetrics metrics;

    /** @param client settings of the client of Kafka */
    TopicSender(
            TopicStream stream,
            String topic,
            OutgoingEvents source,
            Map<String, Object> client,
            int batchSize,
            TopicMetrics metrics) {
        this.stream = stream;
        this.topic = topic;
        this.source = source;
        this.client = client;
        this.batchSize = batchSize;
        this.metrics = metrics;
    }

    /** The work of the instance that sends. */
    static final class Sending {
        private final FollowerSession session;
        private final TopicProducer producer;
        private volatile Optional<StreamPosition> position = Optional.empty();

        private Sending(FollowerSession session, TopicProducer producer) {
            this.session = session;
            this.producer = producer;
        }
    }

    @Override
    public String name() {
        return "Kafka, topic " + topic;
    }

    @Override
    public Uni<Sending> begin(FollowerSession session) {
        return TopicProducer.open(client, "lifeguard-" + stream.name().toLowerCase(Locale.ROOT))
                .map(producer -> new Sending(session, producer));
    }

    @Override
    public Uni<Void> work(Sending state) {
        return beginning(state).chain(() -> Multi.createBy()
                .repeating()
                .uni(() -> sendNext(state))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private Uni<Void> beginning(Sending state) {
        return state.position.isPresent()
                ? Uni.createFrom().voidItem()
                : TopicPositions.begin(state.session.statements(), stream)
                        .invoke(stored -> state.position = stored)
                        .replaceWithVoid();
    }

    /** Emits whether there may be more. */
    private Uni<Boolean> sendNext(Sending state) {
        if (state.position.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        StreamPosition begin = state.position.get();
        return source.after(begin, batchSize).chain(page -> {
            page.keptAfter()
                    .ifPresent(kept -> LOG.warnf(
                            "%s: what was sent ends with revision %d, and what is kept begins after %d; what is between was"
                                    + " not sent",
                            name(), begin.revision(), kept));
            return send(state, page).map(sent -> !page.isLast());
        });
    }

    private Uni<Void> send(Sending state, OutgoingPage page) {
        List<OutgoingEvent> events = page.events();
        if (events.isEmpty()) {
            return moveTo(state, page.end());
        }
        return state.producer
                .send(events.stream().map(each -> sent(each)).toList())
                .chain(result -> {
                    metrics.sent(result.acknowledged());
                    return moveTo(state, reached(state, page, result)).chain(() -> checked(result));
                });
    }

    private ProducerRecord<String, byte[]> sent(OutgoingEvent each) {
        return KafkaMessageFactory.createWriter(
                        topic, null, null, String.valueOf(each.event().getSubject()))
                .writeBinary(each.event());
    }

    private static StreamPosition reached(Sending state, OutgoingPage page, SendResult result) {
        if (result.acknowledged() == page.events().size()) {
            return page.end();
        }
        return result.acknowledged() == 0
                ? state.position.orElseThrow()
                : page.events().get(result.acknowledged() - 1).position();
    }

    private Uni<Void> moveTo(Sending state, StreamPosition reached) {
        if (state.position.equals(Optional.of(reached))) {
            return Uni.createFrom().voidItem();
        }
        return TopicPositions.move(state.session.statements(), stream, reached)
                .invoke(() -> state.position = Optional.of(reached));
    }

    private Uni<Void> checked(SendResult result) {
        if (result.failure().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        metrics.failed();
        return Uni.createFrom().failure(result.failure().get());
    }

    @Override
    public Uni<Void> release(Sending state, boolean lost) {
        return state.producer.close(lost);
    }
}
