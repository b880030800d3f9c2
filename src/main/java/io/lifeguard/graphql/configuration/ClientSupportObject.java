package io.lifeguard.graphql.configuration;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.Release;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ClientSupport")
public record ClientSupportObject(
        @NonNull Client client,
        boolean legacy,
        @NonNull List<@NonNull Release> releases,
        boolean onePoolAtATime,
        boolean manualConfiguration,
        @Nullable Release needsHomeOn,
        boolean needsPolicy,
        @NonNull String source) {

    public static ClientSupportObject from(Client client) {
        return new ClientSupportObject(
                client,
                client.isLegacy(),
                List.copyOf(client.releases()),
                client.onePoolAtATime(),
                client.manualConfiguration(),
                client.needsHomeOn().orElse(null),
                client.needsPolicy(),
                client.source());
    }
}
