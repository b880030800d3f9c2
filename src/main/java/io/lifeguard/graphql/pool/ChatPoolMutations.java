package io.lifeguard.graphql.pool;

import io.lifeguard.graphql.write.DeletePayload;
import io.lifeguard.graphql.write.WritePayload;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rules.write.ChatPoolRules.ChatPoolDraft;
import io.lifeguard.service.write.MigrationWrites;
import io.lifeguard.service.write.PoolWrites;
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

/** Writes of chat pools. */
@GraphQLApi
public class ChatPoolMutations {
    private final WriteService writes;
    private final PoolWrites pools;
    private final MigrationWrites migrations;

    ChatPoolMutations(WriteService writes, PoolWrites pools, MigrationWrites migrations) {
        this.writes = writes;
        this.pools = pools;
        this.migrations = migrations;
    }

    @Mutation
    public Uni<ChatPoolPayload> putChatPool(@NonNull ChatPoolInput chatPool, @DefaultValue("false") boolean dryRun) {
        return writes.write(pools.put(chatPool.toDraft()), dryRun).map(ChatPoolPayload::new);
    }

    @Mutation
    public Uni<DeletePayload> deleteChatPool(@Id @NonNull String fqdn, @DefaultValue("false") boolean dryRun) {
        return writes.write(pools.deleteChatPool(fqdn), dryRun).map(DeletePayload::new);
    }

    @Mutation
    public Uni<ChatPoolPayload> decommissionChatPool(@Id @NonNull String fqdn, @DefaultValue("false") boolean dryRun) {
        return writes.write(migrations.decommission(fqdn), dryRun).map(ChatPoolPayload::new);
    }

    @Input("ChatPoolInput")
    public record ChatPoolInput(
            @Id @NonNull String fqdn,
            @NonNull Release release,
            @Id @NonNull String home,
            @Nullable String displayName) {

        ChatPoolDraft toDraft() {
            return new ChatPoolDraft(fqdn, release, home, Optional.ofNullable(displayName));
        }
    }

    @Type("ChatPoolPayload")
    public static final class ChatPoolPayload extends WritePayload {
        private final @Nullable ChatPoolObject chatPool;

        ChatPoolPayload(WriteResult<ChatPool> result) {
            super(result);
            chatPool = result.resulting().map(ChatPoolObject::from).orElse(null);
        }

        public @Nullable ChatPoolObject getChatPool() {
            return chatPool;
        }
    }
}
