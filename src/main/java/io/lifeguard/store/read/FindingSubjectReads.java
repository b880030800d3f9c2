package io.lifeguard.store.read;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ConfigurationFilter;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.migration.FindingSubjects;
import io.lifeguard.store.facts.MigrationStatements;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The ids of the things that a finding is about, in the order of their keys. */
@ApplicationScoped
public class FindingSubjectReads {
    private static final String USERS = "select distinct u.key, u.sip_address from client_configurations c"
            + " join users u on u.id = c.user_id join chat_pools p on p.id = c.pool_id"
            + " left join front_end_pools h on h.id = u.home_id left join policies o on o.id = u.policy_id"
            + " join unnest($2::boolean[], $3::boolean[], $4::text[], $5::text[]) g (enabled, online, home, granted)"
            + " on (g.enabled, g.online) = (u.enabled, u.online)"
            + " and g.home is not distinct from h.key and g.granted is not distinct from o.key"
            + " where p.key = $1 order by 1 limit $6";

    private final ReadDatabase reads;
    private final ConfigurationReads configurations;

    FindingSubjectReads(ReadDatabase reads, ConfigurationReads configurations) {
        this.reads = reads;
        this.configurations = configurations;
    }

    /**
     * @param secret whether rooms are among them that are secret, or bear the name of one
     * @param most how many ids there are at most
     */
    public Uni<List<String>> first(FindingSubjects about, boolean secret, int most) {
        if (about instanceof FindingSubjects.SubjectIds ids) {
            return Uni.createFrom().item(ids.ids().stream().limit(most).toList());
        }
        if (about instanceof FindingSubjects.ConfigurationSubjects of) {
            return configurations
                    .page(
                            new ConfigurationFilter(Optional.empty(), Optional.empty()),
                            Optional.of(of.groups()),
                            ConfigurationKey.FIRST,
                            most)
                    .map(found -> found.stream().map(c -> c.id()).toList());
        }
        return about instanceof FindingSubjects.PoolUserSubjects users
                ? users(users, most)
                : colliding((FindingSubjects.CollidingNames) about, secret, most);
    }

    private Uni<List<String>> users(FindingSubjects.PoolUserSubjects about, int most) {
        List<Placement> groups = about.placements();
        return reads.list(
                        USERS,
                        Tuple.from(new Object[] {
                            about.pool(),
                            column(groups, Placement::enabled, Boolean[]::new),
                            column(groups, p -> p.hosting() == Hosting.ONLINE, Boolean[]::new),
                            column(groups, p -> p.home().orElse(null), String[]::new),
                            column(groups, p -> p.grantedPolicy().orElse(null), String[]::new),
                            most
                        }),
                        row -> row.getString("sip_address"))
                .map(Snapshot::value);
    }

    private Uni<List<String>> colliding(FindingSubjects.CollidingNames about, boolean secret, int most) {
        return reads.list(
                        MigrationStatements.colliding(about.kind(), secret),
                        Tuple.of(
                                about.migration().key(),
                                io.lifeguard.model.Ids.key(about.migration().target()),
                                most),
                        Function.identity())
                .map(s -> s.value().stream()
                        .map(row -> row.getString("fqdn") + "\\" + row.getString("name"))
                        .toList());
    }

    private static <T extends @Nullable Object> T[] column(
            List<Placement> groups, Function<Placement, T> value, IntFunction<T[]> ofSize) {
        return groups.stream().map(value).toArray(ofSize);
    }
}
