package io.lifeguard.http.authentication;

import static io.lifeguard.testing.Await.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.access.Caller;
import io.lifeguard.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is cache of tokens, and what is not. */
class TokenCacheTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void a_token_is_known_again_as_it_was_and_no_other() {
        TokenCache cache = new TokenCache(LONG, false, "bearer");
        Caller vera = caller(60);
        cache.add("Bearer a.b.c", vera);
        assertThat(cache.find("Bearer a.b.c")).hasValue(vera);
        assertThat(cache.find("Bearer a.b.C")).isEmpty();
        assertThat(cache.find(null)).isEmpty();
    }

    @Test
    void one_that_is_over_is_forgotten() {
        TokenCache cache = new TokenCache(LONG, false, "Bearer");
        cache.add("Bearer a.b.c", caller(-1));
        assertThat(cache.find("Bearer a.b.c")).isEmpty();
    }

    @Test
    void after_its_time_it_is_checked_anew() {
        TokenCache cache = new TokenCache(Duration.ofMillis(10), false, "Bearer");
        cache.add("Bearer a.b.c", caller(60));
        soon().until(() -> cache.find("Bearer a.b.c").isEmpty());
    }

    @Test
    void what_takes_more_than_the_token_is_never_cache() {
        for (TokenCache cache : new TokenCache[] {
            new TokenCache(LONG, true, "Bearer"),
            new TokenCache(LONG, false, "DPoP"),
            new TokenCache(Duration.ZERO, false, "Bearer")
        }) {
            cache.add("Bearer a.b.c", caller(60));
            assertThat(cache.find("Bearer a.b.c")).isEmpty();
        }
    }

    private static Caller caller(long seconds) {
        return new Caller("vera", Role.VIEWER, Optional.of(Instant.now().plusSeconds(seconds)));
    }
}
