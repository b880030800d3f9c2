package io.lifeguard.graphql.configuration;

import io.lifeguard.graphql.paging.CountedConnection;
import io.lifeguard.graphql.paging.Edge;
import io.lifeguard.model.LifeguardException;
import io.lifeguard.model.ValueForm;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.model.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Type;

/** A page of client configurations. Its cursors hold the keys of user, client and chat pool, one per line. */
@Type("ClientConfigurationConnection")
public final class ClientConfigurationConnection
        extends CountedConnection<ClientConfigurationObject, ClientConfigurationConnection.ClientConfigurationEdge> {
    private static final String SEPARATOR = "\n";

    ClientConfigurationConnection(
            PageRequest request, List<ClientConfiguration> fetched, Supplier<Uni<Integer>> count) {
        super(request.page(fetched, ClientConfigurationConnection::key), ClientConfigurationEdge::new, count);
    }

    private static String key(ClientConfiguration configuration) {
        ConfigurationKey key = ConfigurationKey.of(configuration);
        return String.join(SEPARATOR, key.user(), key.client(), key.pool());
    }

    /**
     * The key of the client configuration after which a page begins.
     *
     * @throws LifeguardException INVALID_VALUE for a cursor that does not hold the key of a client configuration
     */
    static ConfigurationKey keyAfter(PageRequest request) {
        if (request.after().isEmpty()) {
            return ConfigurationKey.FIRST;
        }
        String[] keys = request.after().split(SEPARATOR, -1);
        if (keys.length != 3
                || !ValueForm.SIP_ADDRESS.mayBeStored(keys[0])
                || Arrays.stream(Client.values()).noneMatch(c -> c.name().equals(keys[1]))
                || ValueForm.FQDN.problemWith(keys[2]).isPresent()) {
            throw PageRequest.invalidCursor();
        }
        return new ConfigurationKey(keys[0], keys[1], keys[2]);
    }

    @Type("ClientConfigurationEdge")
    public static final class ClientConfigurationEdge extends Edge<ClientConfigurationObject> {
        ClientConfigurationEdge(String cursor, ClientConfiguration configuration) {
            super(cursor, ClientConfigurationObject.from(configuration));
        }
    }
}
