package io.lifeguard.graphql.content;

import io.lifeguard.graphql.batching.BatchLoader;
import io.lifeguard.graphql.pool.ChatPoolLoader;
import io.lifeguard.graphql.pool.ChatPoolObject;
import io.lifeguard.model.Ids;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.service.inventory.ContentQueries;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The add-ins of chat pools. */
@GraphQLApi
public class AddInQueries {
    private final BatchLoader<String, List<AddIn>> addIns;
    private final ChatPoolLoader chatPools;

    AddInQueries(ContentQueries contents, ChatPoolLoader chatPools) {
        this.chatPools = chatPools;
        addIns = BatchLoader.of(contents::addIns, List.of());
    }

    @NonNull
    public Uni<List<@NonNull AddInObject>> addIns(@Source ChatPoolObject pool) {
        return addIns.load(Ids.key(pool.fqdn()))
                .map(found -> found.stream().map(AddInObject::from).toList());
    }

    @NonNull
    public Uni<ChatPoolObject> pool(@Source AddInObject addIn) {
        return chatPools.load(addIn.model().id().poolKey());
    }
}
