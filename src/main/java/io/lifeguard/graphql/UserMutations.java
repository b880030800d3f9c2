package io.lifeguard.graphql;

import io.lifeguard.model.Client;
import io.lifeguard.rules.ClientConfigurationRules.Draft;
import io.lifeguard.service.ConfigurationWrites;
import io.lifeguard.service.UserWrites;
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
    public Uni<UserWrite> putUser(@NonNull UserInput user, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.put(user.toDraft(), Flag.of(dryRun)).map(UserWrite::from);
    }

    @Mutation
    public Uni<UserWrite> renameUser(
            @Id @NonNull String sipAddress, @Id @NonNull String to, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.rename(sipAddress, to, Flag.of(dryRun)).map(UserWrite::from);
    }

    @Mutation
    public Uni<Removal> deleteUser(@Id @NonNull String sipAddress, @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.delete(sipAddress, Flag.of(dryRun)).map(Removal::from);
    }

    @Mutation
    public Uni<UserWrite> moveUser(
            @Id @NonNull String sipAddress,
            @Id @Nullable String toPool,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.move(sipAddress, Optional.ofNullable(toPool), Flag.of(dryRun))
                .map(UserWrite::from);
    }

    @Mutation
    public Uni<UserWrite> grantPolicy(
            @Id @NonNull String sipAddress,
            @Id @Nullable String policy,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return users.grant(sipAddress, Optional.ofNullable(policy), Flag.of(dryRun))
                .map(UserWrite::from);
    }

    @Mutation
    public Uni<ClientConfigurationWrite> configureClient(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") @Nullable Boolean repoint,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return configurations
                .configure(new Draft(user, client, pool), Flag.of(repoint), Flag.of(dryRun))
                .map(ClientConfigurationWrite::from);
    }

    @Mutation
    public Uni<Removal> removeClientConfiguration(
            @Id @NonNull String user,
            @NonNull Client client,
            @Id @NonNull String pool,
            @DefaultValue("false") @Nullable Boolean dryRun) {
        return configurations
                .remove(new Draft(user, client, pool), Flag.of(dryRun))
                .map(Removal::from);
    }
}
