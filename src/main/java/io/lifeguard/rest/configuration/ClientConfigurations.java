package io.lifeguard.rest.configuration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationCursor;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.rest.request.BodyObject;
import io.lifeguard.rest.request.QueryParameters;
import io.lifeguard.rest.resource.PathIds;
import io.lifeguard.rest.resource.ResourceKind;
import io.lifeguard.rest.resource.ResourceList;
import io.lifeguard.rules.write.ClientConfigurationRules.ConfigurationDraft;
import io.lifeguard.service.inventory.ConfigurationQueries;
import io.lifeguard.service.write.ConfigurationWrites;
import io.lifeguard.service.write.ResolvedConfiguration;
import io.lifeguard.service.write.WriteRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Client configurations by user, client and chat pool. */
@Singleton
public class ClientConfigurations implements ResourceKind<ConfigurationId, ClientConfiguration> {
    private final ConfigurationQueries configurations;
    private final ConfigurationWrites writes;

    ClientConfigurations(ConfigurationQueries configurations, ConfigurationWrites writes) {
        this.configurations = configurations;
        this.writes = writes;
    }

    /**
     * @param user SIP address
     * @param pool FQDN of the chat pool
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ClientConfigurationBody(String user, Client client, String pool) {}

    @Override
    public String name() {
        return "client-configurations";
    }

    @Override
    public Subject<ClientConfiguration> subject() {
        return Subject.CLIENT_CONFIGURATION;
    }

    @Override
    public int idSegments() {
        return 3;
    }

    @Override
    public ConfigurationId id(List<String> segments) {
        return ConfigurationId.parse(segments.get(0), segments.get(1), segments.get(2));
    }

    @Override
    public List<String> segments(ClientConfiguration configuration) {
        return List.of(configuration.user(), configuration.client().name(), configuration.pool());
    }

    @Override
    public Uni<Optional<ClientConfiguration>> find(ConfigurationId id) {
        String user = Ids.key(id.user());
        String pool = Ids.key(id.pool());
        return configurations.of(List.of(user)).map(found -> found.getOrDefault(user, List.of()).stream()
                .filter(c -> c.client() == id.client() && Ids.key(c.pool()).equals(pool))
                .findFirst());
    }

    /** Selects by {@code pool} and {@code client}, and by {@code eligible}: whether it works at present. */
    @Override
    public ResourceList<ClientConfiguration> list(QueryParameters parameters) {
        ConfigurationFilter filter =
                new ConfigurationFilter(parameters.text("pool"), parameters.constant("client", Client.class));
        Optional<Boolean> eligible = parameters.optionalFlag("eligible");
        return new ResourceList<>(
                page -> configurations.page(filter, eligible, ConfigurationCursor.keyAfter(page), page.toFetch()),
                ConfigurationCursor::of);
    }

    @Override
    public Class<ClientConfigurationBody> representation() {
        return ClientConfigurationBody.class;
    }

    @Override
    public ClientConfigurationBody show(ClientConfiguration configuration) {
        return new ClientConfigurationBody(configuration.user(), configuration.client(), configuration.pool());
    }

    @Override
    public Set<String> idArguments(String argument) {
        return Set.of("user", "client", "pool");
    }

    /** The parameter {@code repoint} replaces the configuration of a legacy client for another chat pool. */
    @Override
    public WriteRule<?, ClientConfiguration> put(ConfigurationId id, BodyObject body, QueryParameters parameters) {
        PathIds.of(id.client().name(), body, "client");
        ConfigurationDraft draft = new ConfigurationDraft(
                PathIds.of(id.user(), body, "user", Ids::sipAddress), id.client(), PathIds.of(id.pool(), body, "pool"));
        return writes.configure(draft, parameters.flag("repoint")).showing(ResolvedConfiguration::configuration);
    }

    @Override
    public WriteRule<?, ClientConfiguration> delete(ConfigurationId id, QueryParameters parameters) {
        return writes.remove(new ConfigurationDraft(id.user(), id.client(), id.pool()))
                .showing(ResolvedConfiguration::configuration);
    }
}
