package io.lifeguard.store;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Client;
import io.lifeguard.model.Ids;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.User;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The facts of one decision, in one statement. */
@ApplicationScoped
public class Decisions {
    static final String STATEMENT = "select 1 as one, " + Facts.USER + ", " + Facts.HOME + ", " + Facts.POLICIES + ", "
            + Facts.CHAT_POOL + ", cp.fqdn as configured_for"
            + " from policies g"
            + " left join users u on u.key = $1"
            + " left join chat_pools p on p.key = $2" + Facts.CHAT_POOL_JOINS
            + " left join front_end_pools h on h.id = u.home_id"
            + " left join policies o on o.id = u.policy_id"
            + " left join policies s on s.site_key = h.site_key"
            + " left join client_configurations c on c.user_id = u.id and c.client = $3"
            + " left join chat_pools cp on cp.id = c.pool_id"
            + " where g.key = 'global' limit 1";

    private final Reads reads;

    Decisions(Reads reads) {
        this.reads = reads;
    }

    /**
     * What is recorded about a question.
     *
     * @param user empty for one that is not recorded
     * @param configuredFor the FQDN of a chat pool that the client is configured for; a legacy client has one at most
     */
    public record Found(Optional<User> user, Optional<ChatPool> pool, Optional<String> configuredFor) {}

    /** The facts about a question, all from one state. */
    public Uni<Snapshot<Found>> find(String sipAddress, Client client, String pool) {
        return reads.list(STATEMENT, Tuple.of(Ids.key(sipAddress), Ids.key(pool), client.name()), Decisions::found)
                .map(s -> s.map(rows -> rows.get(0)));
    }

    private static Found found(Row row) {
        return new Found(
                Facts.text(row, "sip_address").map(address -> Facts.user(row)),
                Facts.text(row, "pool_fqdn").map(fqdn -> Facts.chatPool(row)),
                Facts.text(row, "configured_for"));
    }
}
