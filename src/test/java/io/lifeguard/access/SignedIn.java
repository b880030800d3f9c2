package io.lifeguard.access;

import io.lifeguard.testing.Served;
import io.lifeguard.testing.Served.Answer;
import org.jspecify.annotations.Nullable;

/** Requests of people who have signed in. */
enum SignedIn {
    VIEWER("vera", "help-desk"),
    PROVISIONER("paul", "provisioner"),
    ADMINISTRATOR("ada", "chat-admins");

    private final String subject;
    private final String role;

    SignedIn(String subject, String role) {
        this.subject = subject;
        this.role = role;
    }

    String token() {
        return Token.of(subject, role);
    }

    String subject() {
        return subject;
    }

    Answer ask(String document, @Nullable Object... variables) {
        return askWith("Bearer " + token(), document, variables);
    }

    Answer sendExport(String kind, String... lines) {
        return sendExportWith("Bearer " + token(), kind, lines);
    }

    /** A request with an {@code Authorization} of any kind. */
    static Answer askWith(String authorization, String document, @Nullable Object... variables) {
        return Served.post(
                "/graphql", "application/json", Served.request(document, variables), "Authorization", authorization);
    }

    static Answer sendExportWith(String authorization, String kind, String... lines) {
        return Served.post(
                "/api/imports/" + kind,
                "text/csv",
                String.join("\r\n", lines) + "\r\n",
                "Authorization",
                authorization);
    }
}
