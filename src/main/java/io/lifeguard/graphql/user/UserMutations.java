package io.lifeguard.graphql.user;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.User;
import io.lifeguard.rules.write.UserDraft;
import io.lifeguard.service.write.UserWrites;
import io.lifeguard.service.write.WriteResult;
import io.lifeguard.service.write.WriteService;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Writes of users. */
@GraphQLApi
public class UserMutations {
    private final WriteService writes;
    private final UserWrites users;

    UserMutations(WriteService writes, UserWrites users) {
        this.writes = writes;
        this.users = users;
    }

    @Mutation
    public Uni<UserPayload> putUser(
            @NonNull UserInput user,
            @DefaultValue("false") boolean externalIdReissued,
            @DefaultValue("false") boolean dryRun) {
        return writes.write(users.put(user.toDraft(externalIdReissued)), dryRun).map(UserPayload::new);
    }

    @Mutation
    public Uni<UserPayload> renameUser(
            @Id @NonNull String sipAddress, @Id @NonNull String to, @DefaultValue("false") boolean dryRun) {
        return writes.write(users.rename(sipAddress, to), dryRun).map(UserPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteUser(@Id @NonNull String sipAddress, @DefaultValue("false") boolean dryRun) {
        return writes.write(users.delete(sipAddress), dryRun).map(DeletePayload::new);
    }

    @Mutation
    public Uni<UserPayload> moveUser(
            @Id @NonNull String sipAddress, @Id @Nullable String toPool, @DefaultValue("false") boolean dryRun) {
        return writes.write(users.move(sipAddress, Optional.ofNullable(toPool)), dryRun)
                .map(UserPayload::new);
    }

    @Mutation
    public Uni<UserPayload> grantPolicy(
            @Id @NonNull String sipAddress, @Id @Nullable String policy, @DefaultValue("false") boolean dryRun) {
        return writes.write(users.grant(sipAddress, Optional.ofNullable(policy)), dryRun)
                .map(UserPayload::new);
    }

    @Input("UserInput")
    public record UserInput(
            @Id @NonNull String sipAddress,
            @Id @Nullable String externalId,
            @Nullable String displayName,
            @DefaultValue("true") boolean enabled,
            @DefaultValue("ON_PREMISES") Hosting hosting,
            @Id @Nullable String home,
            @Id @Nullable String grantedPolicy) {

        UserDraft toDraft(boolean externalIdReissued) {
            return new UserDraft(
                    sipAddress,
                    Optional.ofNullable(externalId),
                    Optional.ofNullable(displayName),
                    enabled,
                    hosting,
                    Optional.ofNullable(home),
                    Optional.ofNullable(grantedPolicy),
                    externalIdReissued);
        }
    }

    @Type("UserPayload")
    public static final class UserPayload extends WritePayload {
        private final @Nullable UserObject user;

        UserPayload(WriteResult<User> result) {
            super(result);
            user = result.resulting().map(UserObject::from).orElse(null);
        }

        public @Nullable UserObject getUser() {
            return user;
        }
    }
}
