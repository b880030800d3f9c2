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

/** The client configurations that are recorded, and which of them work today. Whether one works is decided by group. */
@ApplicationScoped
public class ConfigurationQueries {
    private final ConfigurationReads configurations;

    ConfigurationQueries(ConfigurationReads configurations) {
        this.configurations = configurations;
    }

    /** User key to the user's configurations; a user without any is left out. */
    public Uni<Map<String, List<ClientConfiguration>>> of(List<String> userKeys) {
        return configurations.of(userKeys);
    }

    /**
     * A page, in the order of user, client and chat pool.
     *
     * @param works only those that work today, or only those that do not
     * @param most how many the page has at most
     */
    public Uni<List<ClientConfiguration>> page(
            ConfigurationFilter filter, Optional<Boolean> works, ConfigurationKey after, int most) {
        check(filter);
        return works.isEmpty()
                ? configurations.page(filter, Optional.empty(), after, most)
                : configurations.page(filter, meant(works.get()), after, most);
    }

    /** How many there are. */
    public Uni<Integer> count(ConfigurationFilter filter, Optional<Boolean> works) {
        check(filter);
        return works.isEmpty() ? configurations.count(filter) : configurations.count(filter, meant(works.get()));
    }

    private static GroupSelector meant(boolean works) {
        return (topology, group) ->
                ConfigurationImpact.isUsable(topology, group.placement(), group.client(), group.pool()) == works;
    }

    private static void check(ConfigurationFilter filter) {
        filter.pool().ifPresent(fqdn -> InputChecks.fqdn("pool", fqdn));
    }
}
