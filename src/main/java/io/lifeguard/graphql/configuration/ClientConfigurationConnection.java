package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.paging.CountedConnection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationCursor;
import io.lifeguard.model.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Type;

/** A page of client configurations. */
@Type("ClientConfigurationConnection")
public final class ClientConfigurationConnection
        extends CountedConnection<ClientConfigurationObject, ClientConfigurationConnection.ClientConfigurationEdge> {
    ClientConfigurationConnection(
            PageRequest request, List<ClientConfiguration> fetched, Supplier<Uni<Integer>> count) {
        super(request.page(fetched, ConfigurationCursor::of), ClientConfigurationEdge::new, count);
    }

    @Type("ClientConfigurationEdge")
    public static final class ClientConfigurationEdge extends Edge<ClientConfigurationObject> {
        ClientConfigurationEdge(String cursor, ClientConfiguration configuration) {
            super(cursor, ClientConfigurationObject.from(configuration));
        }
    }
}
