package io.lifeguard.http;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prints the address and a query to try when the service starts with the sample organisation. */
class StartupBanner {
    private final boolean sample;

    StartupBanner(@ConfigProperty(name = "lifeguard.sample", defaultValue = "false") boolean sample) {
        this.sample = sample;
    }

    void print(@ObservesAsync HttpServerStart started) {
        if (sample) {
            String address = "http://%s:%d"
                    .formatted(started.options().getHost(), started.options().getPort());
            System.out.println(text(address));
        }
    }

    private static String text(String address) {
        return """

                Lifeguard listens on ADDRESS with the sample organisation. Try a query:

                  curl ADDRESS/graphql -H 'Content-Type: application/json' -d \\
                  '{"query":"{ eligibility(user: \\"ben.rossi3@contoso.com\\", client: LYNC_2013, pool: \\"pchat01.contoso.com\\") { eligible obstacles { rule { id } reason } } }"}'

                or in a browser: ADDRESS/q/graphql-ui
                Ctrl-C stops the service; the data stays in the database.
                """.replace("ADDRESS", address);
    }
}
