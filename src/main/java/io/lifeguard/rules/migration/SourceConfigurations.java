package io.lifeguard.rules.migration;

import io.lifeguard.model.Ids;
import io.lifeguard.model.change.Change;
import io.lifeguard.model.change.Change.Subject;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationGroup;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.rules.Plurals;
import io.lifeguard.rules.Warning;
import io.lifeguard.rules.write.ConfigurationImpact;
import io.lifeguard.rules.write.WriteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the completion of a migration means to the legacy clients that are configured for its source. */
final class SourceConfigurations {
    private SourceConfigurations() {}

    /** The changes that re-point configurations to the target. */
    static List<Change<?>> repointed(List<ClientConfiguration> pointing, String target) {
        List<Change<?>> changes = new ArrayList<>();
        pointing.forEach(c -> changes.add(Change.deleted(Subject.CLIENT_CONFIGURATION, c)));
        pointing.forEach(c -> changes.add(
                Change.created(Subject.CLIENT_CONFIGURATION, new ClientConfiguration(c.user(), c.client(), target))));
        return changes;
    }

    /** The advisories about the re-pointed clients. */
    static List<Warning> advisories(Migration migration, WriteContext context) {
        String target = Ids.key(migration.target());
        return ConfigurationImpact.advisories(
                context.topology(),
                pointing(migration.key(), context)
                        .map(g -> new ConfigurationGroup(g.placement(), g.client(), target, g.count()))
                        .toList());
    }

    /** The warning about the clients that still point at the source, and how many of them stop working. */
    static Warning leftBehind(ChatPool from, WriteContext context) {
        Topology before = context.topology();
        Warning stopped = ConfigurationImpact.warning(
                before,
                before.with(from.withState(PoolState.MIGRATED)),
                pointing(from.key(), context).toList());
        int all = pointing(from.key(), context)
                .mapToInt(ConfigurationGroup::count)
                .sum();
        return new Warning(
                stopped.rule(),
                "%s still %s at %s; %s"
                        .formatted(
                                Plurals.count(all, "client configuration"),
                                all == 1 ? "points" : "point",
                                from.fqdn(),
                                stopped.reason()),
                stopped.count());
    }

    private static Stream<ConfigurationGroup> pointing(String pool, WriteContext context) {
        return context.configurations().stream().filter(g -> g.pool().equals(pool));
    }
}
