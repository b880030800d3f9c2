package io.lifeguard.graphql.user;

import io.lifeguard.graphql.configuration.ClientConfigurationConnection;
import io.lifeguard.graphql.configuration.ClientConfigurationType;
import io.lifeguard.graphql.configuration.ClientSupportType;
import io.lifeguard.graphql.configuration.ConfigurationCursor;
import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.graphql.pool.ChatPolicyType;
import io.lifeguard.graphql.pool.ChatPoolType;
import io.lifeguard.graphql.pool.FrontEndPoolType;
import io.lifeguard.graphql.write.RuleType;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.User;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.rules.Rule;
import io.lifeguard.service.inventory.ConfigurationQueries;
import io.lifeguard.service.inventory.InventoryQueries;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The root fields that look things up. */
@GraphQLApi
public class InventoryApi {
    private final InventoryQueries lookups;
    private final ConfigurationQueries configurations;

    InventoryApi(InventoryQueries lookups, ConfigurationQueries configurations) {
        this.lookups = lookups;
        this.configurations = configurations;
    }

    @Query
    public Uni<UserType> user(@Id String sipAddress, @Id String externalId) {
        return lookups.user(Optional.ofNullable(sipAddress), Optional.ofNullable(externalId))
                .map(found -> found.map(UserType::from).orElse(null));
    }

    @Query
    public Uni<UserConnection> users(UserFilterInput filter, @DefaultValue("50") Integer first, String after) {
        PageRequest page = PageRequest.of(first, after);
        UserFilter meant = filter == null ? UserFilter.EVERYBODY : filter.toFilter();
        return lookups.users(meant, UserCursor.parse(page.after()), page.toFetch())
                .map(found -> UserConnection.of(
                        page.cut(found).stream().map(UserType::from).toList(),
                        page.info(found, User::key),
                        meant,
                        lookups));
    }

    @Query
    public Uni<FrontEndPoolType> frontEndPool(@Id @NonNull String fqdn) {
        return lookups.frontEndPool(fqdn)
                .map(found -> found.map(FrontEndPoolType::from).orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull FrontEndPoolType>> frontEndPools() {
        return lookups.frontEndPools()
                .map(pools -> pools.stream().map(FrontEndPoolType::from).toList());
    }

    @Query
    public Uni<ChatPoolType> chatPool(@Id @NonNull String fqdn) {
        return lookups.chatPool(fqdn).map(found -> found.map(ChatPoolType::from).orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPoolType>> chatPools(Release release, PoolState state) {
        return lookups.chatPools(Optional.ofNullable(release), Optional.ofNullable(state))
                .map(pools -> pools.stream().map(ChatPoolType::from).toList());
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPolicyType>> policies() {
        return lookups.policies()
                .map(policies -> policies.stream().map(ChatPolicyType::from).toList());
    }

    @Query
    public Uni<ClientConfigurationConnection> clientConfigurations(
            @Id String pool, Client client, Boolean works, @DefaultValue("50") Integer first, String after) {
        PageRequest page = PageRequest.of(first, after);
        ConfigurationFilter filter = new ConfigurationFilter(Optional.ofNullable(pool), Optional.ofNullable(client));
        Optional<Boolean> onlyThose = Optional.ofNullable(works);
        return configurations
                .page(filter, onlyThose, ConfigurationCursor.parse(page.after()), page.toFetch())
                .map(found -> new ClientConfigurationConnection(
                        page.cut(found).stream()
                                .map(ClientConfigurationType::from)
                                .toList(),
                        page.info(found, ConfigurationCursor::of),
                        filter,
                        onlyThose));
    }

    @Query
    public Uni<@Nullable List<@NonNull RuleType>> rules() {
        return Uni.createFrom()
                .item(() -> Arrays.stream(Rule.values()).map(RuleType::from).toList());
    }

    @Query
    public Uni<@Nullable List<@NonNull ClientSupportType>> clients() {
        return Uni.createFrom().item(() -> Arrays.stream(Client.values())
                .map(ClientSupportType::from)
                .toList());
    }
}
