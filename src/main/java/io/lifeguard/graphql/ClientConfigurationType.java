package io.lifeguard.graphql;

import io.lifeguard.model.Client;
import io.lifeguard.model.ClientConfiguration;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Its user and chat pool are looked up when they are asked for. */
@Type("ClientConfiguration")
public record ClientConfigurationType(
        @NonNull Client client, @Ignore ClientConfiguration model) {

    static ClientConfigurationType from(ClientConfiguration configuration) {
        return new ClientConfigurationType(configuration.client(), configuration);
    }
}
