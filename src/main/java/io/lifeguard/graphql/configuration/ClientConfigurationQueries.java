package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.pool.ChatPoolLoader;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.user.UserObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationCursor;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.paging.PageRequest;
import io.lifeguard.model.user.User;
import io.lifeguard.service.inventory.ConfigurationQueries;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries for clients and client configurations. */
@GraphQLApi
public class ClientConfigurationQueries {
    private final ConfigurationQueries configurations;
    private final BatchLoader<String, List<ClientConfiguration>> configurationsOfUsers;
    private final BatchLoader<String, User> users;
    private final ChatPoolLoader chatPools;

    ClientConfigurationQueries(
            ConfigurationQueries configurations, InventoryQueries inventory, ChatPoolLoader chatPools) {
        this.configurations = configurations;
        this.chatPools = chatPools;
        configurationsOfUsers = BatchLoader.of(configurations::of, List.of());
        users = BatchLoader.ofExisting(inventory::usersByKey);
    }

    @Query
    public Uni<ClientConfigurationConnection> clientConfigurations(
            @Id @Nullable String pool,
            @Nullable Client client,
            @Nullable Boolean eligible,
            @DefaultValue("50") @Nullable Integer first,
            @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        ConfigurationFilter filter = new ConfigurationFilter(Optional.ofNullable(pool), Optional.ofNullable(client));
        Optional<Boolean> verdict = Optional.ofNullable(eligible);
        return configurations
                .page(filter, verdict, ConfigurationCursor.keyAfter(request), request.toFetch())
                .map(found ->
                        new ClientConfigurationConnection(request, found, () -> configurations.count(filter, verdict)));
    }

    @Query
    public Uni<@Nullable List<@NonNull ClientSupportObject>> clients() {
        return Uni.createFrom().item(() -> Arrays.stream(Client.values())
                .map(ClientSupportObject::from)
                .toList());
    }

    @NonNull
    public Uni<List<@NonNull ClientConfigurationObject>> clientConfigurations(@Source UserObject user) {
        return configurationsOfUsers.load(user.model().key()).map(found -> found.stream()
                .map(ClientConfigurationObject::from)
                .toList());
    }

    @NonNull
    public Uni<Integer> totalCount(@Source ClientConfigurationConnection connection) {
        return connection.count();
    }

    @NonNull
    public Uni<UserObject> user(@Source ClientConfigurationObject configuration) {
        return configuration
                .knownUser()
                .map(user -> Uni.createFrom().item(user))
                .orElseGet(() -> users.load(Ids.key(configuration.model().user())))
                .map(UserObject::from);
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source ClientConfigurationObject configuration) {
        return configuration
                .knownPool()
                .map(pool -> Uni.createFrom().item(ChatPoolObject.from(pool)))
                .orElseGet(() -> chatPools.load(configuration.model().pool()));
    }
}
