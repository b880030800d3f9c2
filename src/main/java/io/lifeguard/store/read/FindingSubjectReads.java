package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.configuration.ConfigurationKey;
import io.lifeguard.rules.migration.FindingSubjects;
import io.lifeguard.store.facts.MigrationStatements;
import io.lifeguard.store.facts.PlacementArrays;
import io.lifeguard.store.sql.ReadDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads the ids of what a finding is about, in the order of their keys. */
@ApplicationScoped
public class FindingSubjectReads {
    /** The indexes by standing have all that is compared. Only legacy clients reach the source of a migration. */
    private static final String USERS = """
            with
              requested as materialized (
                select g.enabled, g.online, coalesce(h.id, 0) as home_id, coalesce(o.id, 0) as policy_id
                  from unnest($2::boolean[], $3::boolean[], $4::text[], $5::text[]) g (enabled, online, home, granted)
                  left join front_end_pools h on h.key = g.home
                  left join policies o on o.key = g.granted),
              found as materialized (
                select u.key from users u
                  where u.group_chat_2010_pool_id = (select id from chat_pools where key = $1)
                    and ((u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0)) in (
                      select enabled, online, home_id, policy_id from requested)) is true
                union
                select u.key from users u
                  where u.group_chat_2007_r2_pool_id = (select id from chat_pools where key = $1)
                    and ((u.enabled, u.online, coalesce(u.home_id, 0), coalesce(u.policy_id, 0)) in (
                      select enabled, online, home_id, policy_id from requested)) is true)
            select u.key, u.sip_address
              from (select key from found order by key limit $6) k
              join users u on u.key = k.key
            """;

    private final ReadDatabase reads;
    private final ConfigurationReads configurations;

    FindingSubjectReads(ReadDatabase reads, ConfigurationReads configurations) {
        this.reads = reads;
        this.configurations = configurations;
    }

    /**
     * @param withSecret whether to return names of secret rooms, or of rooms that share one
     * @param limit the most ids
     */
    public Uni<List<String>> first(FindingSubjects subjects, boolean withSecret, int limit) {
        if (subjects instanceof FindingSubjects.SubjectIds ids) {
            return Uni.createFrom().item(ids.ids().stream().limit(limit).toList());
        }
        if (subjects instanceof FindingSubjects.ConfigurationSubjects of) {
            return configurations
                    .page(of.groups(), ConfigurationKey.FIRST, limit)
                    .map(page -> page.stream().map(ClientConfiguration::id).toList());
        }
        if (subjects instanceof FindingSubjects.PoolUserSubjects users) {
            return users(users, limit);
        }
        if (subjects instanceof FindingSubjects.CollidingNames names) {
            return items(
                    MigrationStatements.colliding(names.kind(), withSecret),
                    Tuple.of(
                            names.migration().key(),
                            limit,
                            Ids.key(names.migration().target())));
        }
        if (subjects instanceof FindingSubjects.LongNames names) {
            return items(
                    MigrationStatements.tooLong(names.kind(), withSecret),
                    Tuple.of(names.migration().key(), limit));
        }
        FindingSubjects.DisabledRooms rooms = (FindingSubjects.DisabledRooms) subjects;
        return items(
                MigrationStatements.disabledRooms(withSecret),
                Tuple.of(rooms.migration().key(), limit));
    }

    private Uni<List<String>> users(FindingSubjects.PoolUserSubjects subjects, int limit) {
        PlacementArrays arrays = PlacementArrays.of(subjects.placements());
        return reads.list(
                        USERS,
                        "key",
                        Tuple.from(new Object[] {
                            subjects.pool(), arrays.enabled(), arrays.online(), arrays.home(), arrays.granted(), limit
                        }),
                        row -> row.text("sip_address"))
                .map(Snapshot::value);
    }

    private Uni<List<String>> items(String statement, Tuple arguments) {
        return reads.list(statement, "key", arguments, row -> row.text("fqdn") + "\\" + row.text("name"))
                .map(Snapshot::value);
    }
}
