package io.lifeguard.graphql;

import io.lifeguard.graphql.configuration.ClientConfigurationConnection;
import io.lifeguard.graphql.configuration.ClientConfigurationType;
import io.lifeguard.graphql.decision.EligibilityType;
import io.lifeguard.graphql.nested.FieldSelection;
import io.lifeguard.graphql.nested.LookupBatches;
import io.lifeguard.graphql.pool.ChatPolicyType;
import io.lifeguard.graphql.pool.ChatPoolType;
import io.lifeguard.graphql.pool.FrontEndPoolType;
import io.lifeguard.graphql.user.UserConnection;
import io.lifeguard.graphql.user.UserType;
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
    private final LookupBatches batches;
    private final ConfigurationQueries configurations;

    NestedApi(LookupBatches batches, ConfigurationQueries configurations) {
        this.batches = batches;
        this.configurations = configurations;
    }

    @NonNull
    public Uni<List<@NonNull ChatPoolType>> chatPools(@Source FrontEndPoolType pool) {
        return batches.chatPoolsHomedOn
                .load(Ids.key(pool.fqdn()))
                .map(pools -> pools.stream().map(ChatPoolType::from).toList());
    }

    @NonNull
    public Uni<Integer> userCount(@Source FrontEndPoolType pool) {
        return batches.usersHomedOn.load(Ids.key(pool.fqdn()));
    }

    @NonNull
    public Uni<Integer> grantedTo(@Source ChatPolicyType policy) {
        return batches.usersGranted.load(Ids.key(policy.identity()));
    }

    @NonNull
    public Uni<List<@NonNull ClientConfigurationType>> clientConfigurations(@Source UserType user) {
        return batches.configurationsOf
                .load(user.model().key())
                .map(found -> found.stream().map(ClientConfigurationType::from).toList());
    }

    /** The matrix of one user; by default every client that has chat and every pool in service. */
    @NonNull
    public Uni<List<@NonNull EligibilityType>> eligibilities(
            @Source UserType user, @Nullable List<@NonNull Client> clients, @Id @Nullable List<@NonNull String> pools) {
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
                .map(answer -> EligibilityType.from(answer, known.revision()))
                .toList());
    }

    @NonNull
    public Uni<UserType> user(@Source ClientConfigurationType configuration) {
        return configuration
                .knownUser()
                .map(user -> Uni.createFrom().item(user))
                .orElseGet(
                        () -> batches.users.load(Ids.key(configuration.model().user())))
                .map(UserType::from);
    }

    @NonNull
    public Uni<ChatPoolType> pool(@Source ClientConfigurationType configuration) {
        return configuration
                .knownPool()
                .map(pool -> Uni.createFrom().item(pool))
                .orElseGet(() ->
                        batches.chatPools.load(Ids.key(configuration.model().pool())))
                .map(ChatPoolType::from);
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
