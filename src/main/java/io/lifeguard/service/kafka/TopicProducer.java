package io.lifeguard.service.kafka;

import io.lifeguard.service.kafka.Acknowledgements.SendResult;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends records to Kafka in their order. The client of Kafka may block, so that it is called on worker threads only. */
final class TopicProducer {
    /** How long a worker thread waits for the topic or for memory. */
    private static final Duration MAX_BLOCK = Duration.ofSeconds(5);

    /** How long a producer may take to send what it has, before it is closed. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producer<String, byte[]> producer;

    private TopicProducer(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** @param settings of the client; those that decide about loss and order are set here */
    static Uni<TopicProducer> open(Map<String, Object> settings, String clientId) {
        return onWorker(Uni.createFrom()
                .item(() -> new TopicProducer(new KafkaProducer<>(
                        withGuarantees(settings, clientId), new StringSerializer(), new ByteArraySerializer()))));
    }

    /**
     * A record is repeated until it is acknowledged: if one were given up, later ones of its key could be stored before it.
     * Only an error that no repetition mends ends the attempts.
     */
    private static Map<String, Object> withGuarantees(Map<String, Object> settings, String clientId) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                clientId,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                5,
                ProducerConfig.RETRIES_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                Integer.MAX_VALUE,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK.toMillis()));
        return all;
    }

    /** Sends records until sending one fails; emits when each has been acknowledged or has failed. Never fails. */
    Uni<SendResult> send(List<ProducerRecord<String, byte[]>> records) {
        return onWorker(Uni.createFrom().emitter(emitter -> {
            Acknowledgements acknowledgements = new Acknowledgements(emitter::complete);
            for (ProducerRecord<String, byte[]> each : records) {
                if (!acknowledgements.isWithoutFailure()) {
                    break;
                }
                send(each, acknowledgements);
            }
            acknowledgements.complete();
        }));
    }

    private void send(ProducerRecord<String, byte[]> sent, Acknowledgements acknowledgements) {
        int index = acknowledgements.next();
        try {
            // the callback has the result, also of a failure
            Future<RecordMetadata> unused =
                    producer.send(sent, (metadata, failure) -> acknowledgements.answer(index, failure));
        } catch (RuntimeException closed) {
            acknowledgements.answer(index, closed);
        }
    }

    /** @param atOnce whether records that are not acknowledged yet are given up */
    Uni<Void> close(boolean atOnce) {
        return onWorker(
                Uni.createFrom().voidItem().invoke(() -> producer.close(atOnce ? Duration.ZERO : CLOSE_TIMEOUT)));
    }

    private static <T> Uni<T> onWorker(Uni<T> work) {
        return work.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
