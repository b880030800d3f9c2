package io.lifeguard.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxException;
import java.net.SocketException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StartupFailureMessagesTest {
    @Test
    void a_handshake_that_fails_says_what_to_check() {
        assertThat(message(new VertxException("SSL handshake failed")))
                .contains("cannot be used: SSL handshake failed", "sslrootcert", "not for this host");
    }

    @Test
    void a_server_that_is_not_the_one_of_the_url_is_named_as_the_driver_does() {
        assertThat(message(new SQLException("The hostname 127.0.0.1 could not be verified.", "08006")))
                .contains("cannot be used: The hostname 127.0.0.1 could not be verified.");
    }

    @Test
    void a_connection_that_is_lost_during_a_migration_leaves_its_outcome_open() {
        SQLException lost = new SQLException("An I/O error occurred while sending to the backend.", "08006");
        lost.initCause(new SocketException("Connection reset"));
        assertThat(message(lost)).contains("was lost", "applied or it is not", "start again");
        assertThat(message(new SQLException("terminating connection due to administrator command", "57P01")))
                .contains("applied or it is not");
    }

    @Test
    void a_migration_that_gives_up_waiting_for_a_lock_says_so() {
        assertThat(message(new SQLException("ERROR: canceling statement due to lock timeout", "55P03")))
                .contains("is not migrated", "such as exports", "start again");
    }

    private static String message(Throwable cause) {
        return StartupFailureMessages.explain(new IllegalStateException("Failed to start", cause))
                .orElseThrow();
    }
}
