package io.lifeguard.graphql.user;

import io.lifeguard.graphql.configuration.ClientConfigurationConnection;
import io.lifeguard.graphql.configuration.ClientConfigurationObject;
import io.lifeguard.graphql.configuration.ClientSupportObject;
import io.lifeguard.graphql.configuration.ConfigurationCursor;
import io.lifeguard.graphql.paging.PageRequest;
import io.lifeguard.graphql.policy.ChatPolicyObject;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.pool.FrontEndPoolObject;
import io.lifeguard.graphql.rule.RuleObject;
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
public class UserQueries {
    private final InventoryQueries lookups;
    private final ConfigurationQueries configurations;

    UserQueries(InventoryQueries lookups, ConfigurationQueries configurations) {
        this.lookups = lookups;
        this.configurations = configurations;
    }

    @Query
    public Uni<UserObject> user(@Id String sipAddress, @Id String externalId) {
        return lookups.user(Optional.ofNullable(sipAddress), Optional.ofNullable(externalId))
                .map(found -> found.map(UserObject::from).orElse(null));
    }

    @Query
    public Uni<UserConnection> users(UserFilterInput filter, @DefaultValue("50") Integer first, String after) {
        PageRequest page = PageRequest.of(first, after);
        UserFilter meant = filter == null ? UserFilter.EVERYBODY : filter.toFilter();
        return lookups.users(meant, UserCursor.parse(page.after()), page.toFetch())
                .map(found -> UserConnection.of(
                        page.cut(found).stream().map(UserObject::from).toList(),
                        page.info(found, User::key),
                        meant,
                        lookups));
    }

    @Query
    public Uni<FrontEndPoolObject> frontEndPool(@Id @NonNull String fqdn) {
        return lookups.frontEndPool(fqdn)
                .map(found -> found.map(FrontEndPoolObject::from).orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull FrontEndPoolObject>> frontEndPools() {
        return lookups.frontEndPools()
                .map(pools -> pools.stream().map(FrontEndPoolObject::from).toList());
    }

    @Query
    public Uni<ChatPoolObject> chatPool(@Id @NonNull String fqdn) {
        return lookups.chatPool(fqdn)
                .map(found -> found.map(ChatPoolObject::from).orElse(null));
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPoolObject>> chatPools(Release release, PoolState state) {
        return lookups.chatPools(Optional.ofNullable(release), Optional.ofNullable(state))
                .map(pools -> pools.stream().map(ChatPoolObject::from).toList());
    }

    @Query
    public Uni<@Nullable List<@NonNull ChatPolicyObject>> policies() {
        return lookups.policies()
                .map(policies -> policies.stream().map(ChatPolicyObject::from).toList());
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
                                .map(ClientConfigurationObject::from)
                                .toList(),
                        page.info(found, ConfigurationCursor::of),
                        filter,
                        onlyThose));
    }

    @Query
    public Uni<@Nullable List<@NonNull RuleObject>> rules() {
        return Uni.createFrom()
                .item(() -> Arrays.stream(Rule.values()).map(RuleObject::from).toList());
    }

    @Query
    public Uni<@Nullable List<@NonNull ClientSupportObject>> clients() {
        return Uni.createFrom().item(() -> Arrays.stream(Client.values())
                .map(ClientSupportObject::from)
                .toList());
    }
}
