package io.lifeguard.graphql;

import io.lifeguard.graphql.batching.BatchLoaders;
import io.lifeguard.graphql.configuration.ClientConfigurationConnection;
import io.lifeguard.graphql.configuration.ClientConfigurationObject;
import io.lifeguard.graphql.decision.EligibilityObject;
import io.lifeguard.graphql.decision.FieldSelection;
import io.lifeguard.graphql.policy.ChatPolicyObject;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.graphql.pool.FrontEndPoolObject;
import io.lifeguard.graphql.user.UserConnection;
import io.lifeguard.graphql.user.UserObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.lifeguard.service.inventory.ConfigurationQueries;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The fields of types that are looked up only when they are asked for. */
@GraphQLApi
public class NestedApi {
    private final BatchLoaders batches;
    private final ConfigurationQueries configurations;

    NestedApi(BatchLoaders batches, ConfigurationQueries configurations) {
        this.batches = batches;
        this.configurations = configurations;
    }

    @NonNull
    public Uni<List<@NonNull ChatPoolObject>> chatPools(@Source FrontEndPoolObject pool) {
        return batches.chatPoolsHomedOn
                .load(Ids.key(pool.fqdn()))
                .map(pools -> pools.stream().map(ChatPoolObject::from).toList());
    }

    @NonNull
    public Uni<Integer> userCount(@Source FrontEndPoolObject pool) {
        return batches.usersHomedOn.load(Ids.key(pool.fqdn()));
    }

    @NonNull
    public Uni<Integer> grantedTo(@Source ChatPolicyObject policy) {
        return batches.usersGranted.load(Ids.key(policy.identity()));
    }

    @NonNull
    public Uni<List<@NonNull ClientConfigurationObject>> clientConfigurations(@Source UserObject user) {
        return batches.configurationsOf.load(user.model().key()).map(found -> found.stream()
                .map(ClientConfigurationObject::from)
                .toList());
    }

    /** The matrix of one user; by default every client that has chat and every pool in service. */
    @NonNull
    public Uni<List<@NonNull EligibilityObject>> eligibilities(
            @Source UserObject user,
            @Nullable List<@NonNull Client> clients,
            @Id @Nullable List<@NonNull String> pools) {
        RequestedDetails wanted = FieldSelection.wanted("");
        return batches.standings(wanted).load(user.model().key()).map(known -> EligibilityService.matrix(
                        known.value(),
                        known.value().user(user.model().key()).orElseThrow(),
                        clients == null ? Client.withChat() : clients,
                        pools == null
                                ? EligibilityService.inService(known.value().topology())
                                : EligibilityService.named(known.value().topology(), pools),
                        wanted)
                .stream()
                .map(answer -> EligibilityObject.from(answer, known.revision()))
                .toList());
    }

    @NonNull
    public Uni<UserObject> user(@Source ClientConfigurationObject configuration) {
        return configuration
                .knownUser()
                .map(user -> Uni.createFrom().item(user))
                .orElseGet(
                        () -> batches.users.load(Ids.key(configuration.model().user())))
                .map(UserObject::from);
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source ClientConfigurationObject configuration) {
        return configuration
                .knownPool()
                .map(pool -> Uni.createFrom().item(pool))
                .orElseGet(() ->
                        batches.chatPools.load(Ids.key(configuration.model().pool())))
                .map(ChatPoolObject::from);
    }

    @NonNull
    public Uni<Integer> totalCount(@Source UserConnection connection) {
        return connection.count().get();
    }

    @NonNull
    public Uni<Integer> totalCount(@Source ClientConfigurationConnection connection) {
        return configurations.count(connection.filter(), connection.works());
    }
}
