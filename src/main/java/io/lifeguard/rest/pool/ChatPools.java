package io.lifeguard.rest.pool;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.ChatPoolRules.ChatPoolDraft;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.write.MigrationWrites;
import io.lifeguard.service.write.PoolWrites;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chat pools by FQDN. */
@Singleton
public class ChatPools implements ResourceKind<String, ChatPool> {
    private final InventoryQueries inventory;
    private final PoolWrites pools;
    private final MigrationWrites migrations;

    ChatPools(InventoryQueries inventory, PoolWrites pools, MigrationWrites migrations) {
        this.inventory = inventory;
        this.pools = pools;
        this.migrations = migrations;
    }

    /** @param home FQDN of the front-end pool; absent once decommissioned */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ChatPoolBody(
            String fqdn,
            Release release,
            @Nullable String home,
            @Nullable String displayName,
            PoolState state) {}

    @Override
    public String name() {
        return "chat-pools";
    }

    @Override
    public Subject<ChatPool> subject() {
        return Subject.CHAT_POOL;
    }

    @Override
    public String id(List<String> segments) {
        return segments.get(0);
    }

    @Override
    public Map<String, ResourceAction<String, ChatPool>> actions() {
        return Map.of("decommission", (fqdn, body, parameters) -> migrations.decommission(fqdn));
    }

    @Override
    public List<String> segments(ChatPool pool) {
        return List.of(pool.fqdn());
    }

    @Override
    public Uni<Optional<ChatPool>> find(String fqdn) {
        return inventory.chatPool(fqdn);
    }

    /** Selects by {@code release} and {@code state}. */
    @Override
    public ResourceList<ChatPool> list(QueryParameters parameters) {
        Optional<Release> release = parameters.constant("release", Release.class);
        Optional<PoolState> state = parameters.constant("state", PoolState.class);
        return ResourceList.ofAll(() -> inventory.chatPools(release, state), ChatPool::key);
    }

    @Override
    public Class<ChatPoolBody> representation() {
        return ChatPoolBody.class;
    }

    @Override
    public List<String> readOnlyMembers() {
        return List.of("state");
    }

    @Override
    public ChatPoolBody show(ChatPool pool) {
        return new ChatPoolBody(
                pool.fqdn(),
                pool.release(),
                pool.home().map(FrontEndPool::fqdn).orElse(null),
                pool.displayName().orElse(null),
                pool.state());
    }

    @Override
    public WriteRule<?, ChatPool> put(String fqdn, BodyObject body, QueryParameters parameters) {
        return pools.put(new ChatPoolDraft(
                PathIds.of(fqdn, body, "fqdn"),
                body.constant("release", Release.class),
                body.text("home"),
                body.optionalText("displayName")));
    }

    @Override
    public WriteRule<?, ChatPool> delete(String fqdn, QueryParameters parameters) {
        return pools.deleteChatPool(fqdn);
    }
}
