package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

@Type("ChatPool")
public record ChatPoolObject(
        @Id @NonNull String fqdn,
        @Nullable String displayName,
        @NonNull Release release,
        @Nullable FrontEndPoolObject home,
        @NonNull PoolState state) {

    public static ChatPoolObject from(ChatPool pool) {
        return new ChatPoolObject(
                pool.fqdn(),
                pool.displayName().orElse(null),
                pool.release(),
                pool.home().map(FrontEndPoolObject::from).orElse(null),
                pool.state());
    }
}
