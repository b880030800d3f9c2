package io.lifeguard.graphql.configuration;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.service.write.ResolvedConfiguration;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Its user and chat pool are looked up when they are asked for, unless they are at hand. */
@Type("ClientConfiguration")
public record ClientConfigurationObject(
        @NonNull Client client,
        @Ignore ClientConfiguration model,
        @Ignore Optional<User> knownUser,
        @Ignore Optional<ChatPool> knownPool) {

    public static ClientConfigurationObject from(ClientConfiguration configuration) {
        return new ClientConfigurationObject(configuration.client(), configuration, Optional.empty(), Optional.empty());
    }

    /** As a write left it: user and pool may be gone by the time that they would be looked up. */
    static ClientConfigurationObject from(ResolvedConfiguration configured) {
        return new ClientConfigurationObject(
                configured.configuration().client(),
                configured.configuration(),
                Optional.of(configured.user()),
                Optional.of(configured.pool()));
    }
}
