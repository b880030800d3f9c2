package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationDraft;
import io.lifeguard.service.write.ConfigurationWrites;
import io.lifeguard.service.write.ResolvedConfiguration;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of client configurations. */
@GraphQLApi
public class ClientConfigurationMutations {
    private final WriteService writes;
    private final ConfigurationWrites configurations;

    ClientConfigurationMutations(WriteService writes, ConfigurationWrites configurations) {
        this.writes = writes;
        this.configurations = configurations;
    }

    @Mutation
    public Uni<ClientConfigurationPayload> configureClient(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") boolean repoint,
            @DefaultValue("false") boolean dryRun) {
        return writes.write(configurations.configure(new ConfigurationDraft(user, client, pool), repoint), dryRun)
                .map(ClientConfigurationPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> removeClientConfiguration(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") boolean dryRun) {
        return writes.write(configurations.remove(new ConfigurationDraft(user, client, pool)), dryRun)
                .map(DeletePayload::new);
    }

    @Type("ClientConfigurationPayload")
    public static final class ClientConfigurationPayload extends WritePayload {
        private final @Nullable ClientConfigurationObject clientConfiguration;

        ClientConfigurationPayload(WriteResult<ResolvedConfiguration> result) {
            super(result);
            clientConfiguration =
                    result.resulting().map(ClientConfigurationObject::from).orElse(null);
        }

        public @Nullable ClientConfigurationObject getClientConfiguration() {
            return clientConfiguration;
        }
    }
}
