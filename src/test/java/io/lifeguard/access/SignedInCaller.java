package io.lifeguard.access;

import io.lifeguard.testing.ApiClient;
import io.lifeguard.testing.Response;
import io.lifeguard.testing.TestService;
import org.jspecify.annotations.Nullable;

/** Requests of people who have signed in. */
enum SignedInCaller {
    VIEWER("vera", "help-desk"),
    PROVISIONER("paul", "provisioner"),
    ADMINISTRATOR("ada", "chat-admins");

    private final String subject;
    private final String role;

    SignedInCaller(String subject, String role) {
        this.subject = subject;
        this.role = role;
    }

    String token() {
        return TokenBuilder.of(subject, role);
    }

    String subject() {
        return subject;
    }

    Response ask(String document, @Nullable Object... variables) {
        return askWith("Bearer " + token(), document, variables);
    }

    Response sendExport(String kind, String... lines) {
        return sendExportWith("Bearer " + token(), kind, lines);
    }

    /** A request with an {@code Authorization} of any kind. */
    static Response askWith(String authorization, String document, @Nullable Object... variables) {
        return TestService.post(
                "/graphql",
                "application/json",
                ApiClient.graphqlBody(document, variables),
                "Authorization",
                authorization);
    }

    static Response sendExportWith(String authorization, String kind, String... lines) {
        return TestService.post(
                "/api/imports/" + kind,
                "text/csv",
                String.join("\r\n", lines) + "\r\n",
                "Authorization",
                authorization);
    }
}
