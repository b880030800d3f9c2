package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ChatPool")
public record ChatPoolType(
        @Id @NonNull String fqdn,
        @Nullable String displayName,
        @NonNull Release release,
        @Nullable FrontEndPoolType home,
        @NonNull PoolState state) {

    public static ChatPoolType from(ChatPool pool) {
        return new ChatPoolType(
                pool.fqdn(),
                pool.displayName().orElse(null),
                pool.release(),
                pool.home().map(FrontEndPoolType::from).orElse(null),
                pool.state());
    }
}
