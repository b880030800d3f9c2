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

/**
 * A client configuration.
 *
 * @param knownUser of a configuration that was just written; otherwise the user is looked up if a client selects it
 * @param knownPool of a configuration that was just written; otherwise the chat pool is looked up if a client selects it
 */
@Type("ClientConfiguration")
public record ClientConfigurationObject(
        @NonNull Client client,
        @Ignore ClientConfiguration model,
        @Ignore Optional<User> knownUser,
        @Ignore Optional<ChatPool> knownPool) {

    public static ClientConfigurationObject from(ClientConfiguration configuration) {
        return new ClientConfigurationObject(configuration.client(), configuration, Optional.empty(), Optional.empty());
    }

    /** User and pool of a write are kept: they may be deleted before they could be looked up. */
    static ClientConfigurationObject from(ResolvedConfiguration configured) {
        return new ClientConfigurationObject(
                configured.configuration().client(),
                configured.configuration(),
                Optional.of(configured.user()),
                Optional.of(configured.pool()));
    }
}
