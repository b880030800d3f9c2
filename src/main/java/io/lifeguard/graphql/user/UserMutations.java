package io.lifeguard.graphql.user;

import io.lifeguard.graphql.configuration.ClientConfigurationPayload;
import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.DryRunFlag;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationDraft;
import io.lifeguard.service.write.ConfigurationWrites;
import io.lifeguard.service.write.UserWrites;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The writing root fields of users and their client configurations. */
@GraphQLApi
public class UserMutations {
    private final UserWrites users;
    private final ConfigurationWrites configurations;

    UserMutations(UserWrites users, ConfigurationWrites configurations) {
        this.users = users;
        this.configurations = configurations;
    }

    @Mutation
    public Uni<UserPayload> putUser(@NonNull UserInput user, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.put(user.toDraft(), DryRunFlag.of(dryRun)).map(UserPayload::from);
    }

    @Mutation
    public Uni<UserPayload> renameUser(
            @Id @NonNull String sipAddress, @Id @NonNull String to, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.rename(sipAddress, to, DryRunFlag.of(dryRun)).map(UserPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> deleteUser(
            @Id @NonNull String sipAddress, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.delete(sipAddress, DryRunFlag.of(dryRun)).map(DeletePayload::from);
    }

    @Mutation
    public Uni<UserPayload> moveUser(
            @Id @NonNull String sipAddress,
            @Id @Nullable String toPool,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.move(sipAddress, Optional.ofNullable(toPool), DryRunFlag.of(dryRun))
                .map(UserPayload::from);
    }

    @Mutation
    public Uni<UserPayload> grantPolicy(
            @Id @NonNull String sipAddress,
            @Id @Nullable String policy,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.grant(sipAddress, Optional.ofNullable(policy), DryRunFlag.of(dryRun))
                .map(UserPayload::from);
    }

    @Mutation
    public Uni<ClientConfigurationPayload> configureClient(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") @Nullable Boolean repoint,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return configurations
                .configure(new ConfigurationDraft(user, client, pool), DryRunFlag.of(repoint), DryRunFlag.of(dryRun))
                .map(ClientConfigurationPayload::from);
    }

    @Mutation
    public Uni<DeletePayload> removeClientConfiguration(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return configurations
                .remove(new ConfigurationDraft(user, client, pool), DryRunFlag.of(dryRun))
                .map(DeletePayload::from);
    }
}
