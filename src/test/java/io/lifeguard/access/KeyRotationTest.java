package io.lifeguard.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Concurrently;
import io.lifeguard.testing.PostgresResource;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** New keys of the issuer are accepted at once, whatever tokens others send. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(IssuerResource.class)
@Timeout(60)
@Tag("one-jdk")
class KeyRotationTest {
    private static final String ASK = "{ clients { client } }";

    @AfterEach
    void back_to_the_first_key() {
        publish(TokenBuilder.ofTrusted().key());
        assertThat(asked(TokenBuilder.of("vera", "help-desk")).status()).isEqualTo(200);
    }

    @Test
    @SuppressWarnings("try") // the resource only has to be closed
    void two_rotations_in_a_row_are_followed_while_others_send_tokens_of_unknown_keys() {
        try (UnknownKeys ignored = new UnknownKeys()) {
            for (String id : List.of("second", "third")) {
                RsaJsonWebKey old = TokenBuilder.ofTrusted().key();
                RsaJsonWebKey key = Issuer.newKey(id);
                publish(key);
                Response answer = asked(token("vera").header("kid", id).signedBy(key));
                assertThat(answer.status()).as(id + ": " + answer.body()).isEqualTo(200);
                assertThat(asked(token("after-" + id).signedBy(old)).status())
                        .as("a key that the issuer withdrew")
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void many_who_come_at_once_after_a_rotation_are_all_accepted() {
        RsaJsonWebKey key = Issuer.newKey("fourth");
        publish(key);
        List<CompletableFuture<Response>> answers = IntStream.range(0, 12)
                .mapToObj(i -> token("caller-" + i).header("kid", "fourth").signedBy(key))
                .map(token -> Concurrently.supply(() -> asked(token)))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    private static TokenBuilder token(String subject) {
        return TokenBuilder.ofTrusted().with("sub", subject).roles("help-desk");
    }

    private static Response asked(String token) {
        return TestService.client().askWith(new String[] {"Authorization", "Bearer " + token}, ASK);
    }

    private static void publish(RsaJsonWebKey... keys) {
        String url = ConfigProvider.getConfig().getValue(IssuerResource.URL, String.class);
        assertThat(ApiClient.at(url)
                        .send("PUT", "/keys", Issuer.publicKeys(keys))
                        .status())
                .isEqualTo(200);
    }

    /** Somebody without a right token, who sends one of an unknown key after the other from several connections. */
    private static final class UnknownKeys implements AutoCloseable {
        private final RsaJsonWebKey key = Issuer.newKey("nobody");
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicInteger sent = new AtomicInteger();
        private final List<CompletableFuture<Void>> senders = IntStream.range(0, 4)
                .mapToObj(i -> Concurrently.run(this::send))
                .toList();

        UnknownKeys() {
            while (sent.get() < 8) {
                Thread.onSpinWait();
            }
        }

        private void send() {
            while (!over.get()) {
                String unknown = "unknown-" + sent.incrementAndGet();
                assertThat(asked(token("eve").header("kid", unknown).signedBy(key))
                                .status())
                        .isEqualTo(401);
            }
        }

        @Override
        public void close() {
            over.set(true);
            senders.forEach(CompletableFuture::join);
        }
    }
}
