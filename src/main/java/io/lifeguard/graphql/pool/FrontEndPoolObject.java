package io.lifeguard.graphql.pool;

import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.Release;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

@Type("FrontEndPool")
public record FrontEndPoolObject(
        @Id @NonNull String fqdn,
        @NonNull Release release,
        @NonNull String site) {

    public static FrontEndPoolObject from(FrontEndPool pool) {
        return new FrontEndPoolObject(pool.fqdn(), pool.release(), pool.site());
    }
}
