package io.lifeguard.service.inventory;

import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.rules.write.ConfigurationImpact;
import io.lifeguard.service.InputChecks;
import io.lifeguard.store.read.ConfigurationReads;
import io.lifeguard.store.read.ConfigurationReads.GroupSelector;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads client configurations, and which of them work at present. That is decided for groups of configurations. */
@ApplicationScoped
public class ConfigurationQueries {
    private final ConfigurationReads configurations;

    ConfigurationQueries(ConfigurationReads configurations) {
        this.configurations = configurations;
    }

    /** Configurations by the key of their user; users without any are left out. */
    public Uni<Map<String, List<ClientConfiguration>>> of(List<String> userKeys) {
        return configurations.of(userKeys);
    }

    /**
     * A page, in the order of user, client and chat pool.
     *
     * @param works selects those that work at present (true) or those that do not (false); empty for all
     * @param most the maximum number of configurations
     */
    public Uni<List<ClientConfiguration>> page(
            ConfigurationFilter filter, Optional<Boolean> works, ConfigurationKey after, int most) {
        check(filter);
        return works.isEmpty()
                ? configurations.page(filter, after, most)
                : configurations.page(filter, selector(works.get()), after, most);
    }

    /** The number of configurations. */
    public Uni<Integer> count(ConfigurationFilter filter, Optional<Boolean> works) {
        check(filter);
        return works.isEmpty() ? configurations.count(filter) : configurations.count(filter, selector(works.get()));
    }

    private static GroupSelector selector(boolean works) {
        return (topology, group) ->
                ConfigurationImpact.isUsable(topology, group.placement(), group.client(), group.pool()) == works;
    }

    private static void check(ConfigurationFilter filter) {
        filter.pool().ifPresent(fqdn -> InputChecks.fqdn("pool", fqdn));
    }
}
