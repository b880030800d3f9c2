package io.lifeguard.store.read;

import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.store.facts.FactMapper;
import io.lifeguard.store.sql.Columns;
import io.lifeguard.store.sql.ReadDatabase;
import io.lifeguard.store.sql.SnapshotReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the facts of decisions, any number of them in one statement. */
@ApplicationScoped
public class DecisionReads {
    private static final String COLUMNS = FactMapper.USER_COLUMNS + """
            , p.fqdn as pool_fqdn, p.display_name as pool_display_name, p.release as pool_release,
              p.state as pool_state, ph.fqdn as pool_home_fqdn, ph.release as pool_home_release,
              ph.site as pool_home_site, cp.fqdn as configured_for
            """;

    private static final String OF_ONE = "select 1 as number, " + COLUMNS + """
            from policies g
            left join users u on u.key = $1
            left join chat_pools p on p.key = $2
            left join front_end_pools ph on ph.id = p.home_id
            left join front_end_pools h on h.id = u.home_id
            left join policies o on o.id = u.policy_id
            left join policies s on s.site_key = h.site_key
            left join client_configurations c on c.user_id = u.id and c.client = $3
            left join chat_pools cp on cp.id = c.pool_id
            where g.key = 'global'
            limit 1
            """;

    private static final String OF_MANY = "select q.number, " + COLUMNS + """
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality q (user_key, pool_key, client, number)
            join policies g on g.key = 'global'
            left join lateral (select * from users where key = q.user_key offset 0) u on true
            left join lateral (select * from chat_pools where key = q.pool_key offset 0) p on true
            left join front_end_pools ph on ph.id = p.home_id
            left join front_end_pools h on h.id = u.home_id
            left join policies o on o.id = u.policy_id
            left join policies s on s.site_key = h.site_key
            left join lateral (
              select pool_id from client_configurations where user_id = u.id and client = q.client limit 1) c on true
            left join chat_pools cp on cp.id = c.pool_id
            """;

    private final ReadDatabase reads;

    DecisionReads(ReadDatabase reads) {
        this.reads = reads;
    }

    /** The ids of a question, each of valid form. */
    public record DecisionQuery(String sipAddress, Client client, String pool) {}

    /**
     * The facts about a question.
     *
     * @param user empty for a user who is not recorded
     * @param configuredFor the FQDN of a chat pool that the client is configured for; a legacy client has one at most
     */
    public record DecisionSnapshot(Optional<User> user, Optional<ChatPool> pool, Optional<String> configuredFor) {}

    /** The facts about some questions in their order, all from one snapshot, for no request or for several. */
    public Uni<Snapshot<List<DecisionSnapshot>>> find(List<DecisionQuery> questions) {
        SnapshotReader reader = reads.forNoRequest();
        if (questions.size() == 1) {
            DecisionQuery only = questions.get(0);
            Tuple arguments = Tuple.of(
                    Ids.key(only.sipAddress()),
                    Ids.key(only.pool()),
                    only.client().name());
            return reader.list(OF_ONE, arguments, DecisionReads::snapshot);
        }
        return reader.list(
                OF_MANY,
                "number",
                Tuple.of(
                        column(questions, q -> Ids.key(q.sipAddress())),
                        column(questions, q -> Ids.key(q.pool())),
                        column(questions, q -> q.client().name())),
                DecisionReads::snapshot);
    }

    /** Applies the revision that the current request requires; fails as {@link ReadDatabase#list} does. */
    public <T> Uni<Snapshot<T>> awaitRequestedRevision(Uni<Snapshot<T>> read) {
        return reads.awaitRequestedRevision(read);
    }

    private static String[] column(List<DecisionQuery> questions, Function<DecisionQuery, String> value) {
        return questions.stream().map(value).toArray(String[]::new);
    }

    private static DecisionSnapshot snapshot(Columns row) {
        Columns pool = row.withPrefix("pool_");
        return new DecisionSnapshot(
                row.optionalText("sip_address").map(address -> FactMapper.user(row)),
                pool.optionalText("fqdn").map(fqdn -> FactMapper.chatPool(pool)),
                row.optionalText("configured_for"));
    }
}
