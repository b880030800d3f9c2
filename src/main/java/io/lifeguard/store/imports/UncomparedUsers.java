package io.lifeguard.store.imports;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import io.lifeguard.rules.event.FollowedGroup;
import io.lifeguard.store.sql.SqlExecutor;
import io.smallrye.mutiny.Uni;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the stored users whose eligibility a rehearsal has not compared. */
public final class UncomparedUsers {
    private static final String PAGE = """
        select u.key, coalesce(u.external_key, ''), u.sip_address, u.enabled, u.online, h.key, o.key, p7.key, p10.key,
            exists (select from import_effects e
              where e.import_id = $1 and e.user_key = u.key and e.external_key = coalesce(u.external_key, ''))
        from (select * from users where key > $2 order by key limit $3) u
        left join front_end_pools h on h.id = u.home_id
        left join policies o on o.id = u.policy_id
        left join chat_pools p7 on p7.id = u.group_chat_2007_r2_pool_id
        left join chat_pools p10 on p10.id = u.group_chat_2010_pool_id
        order by u.key\
        """;

    private UncomparedUsers() {}

    /** @param externalKey empty for a user without an external id */
    public record UncomparedUser(String key, String externalKey, String address, FollowedGroup group) {}

    /** @param lastKey the key that the next page begins after; empty for the last page */
    public record UncomparedPage(List<UncomparedUser> users, Optional<String> lastKey) {}

    /** @param after the key that the page begins after; empty for the first page */
    public static Uni<UncomparedPage> page(SqlExecutor statements, UUID importId, String after, int size) {
        return statements
                .execute(PAGE, importId, after, size)
                .map(rows -> new UncomparedPage(
                        rows.stream()
                                .filter(row -> !Boolean.TRUE.equals(row[9]))
                                .map(UncomparedUsers::user)
                                .toList(),
                        rows.size() < size ? Optional.empty() : Optional.of(text(rows.get(rows.size() - 1)[0]))));
    }

    private static UncomparedUser user(@Nullable Object[] row) {
        Map<Client, String> configured = new EnumMap<>(Client.class);
        optional(row[7]).ifPresent(pool -> configured.put(Client.GROUP_CHAT_2007_R2, pool));
        optional(row[8]).ifPresent(pool -> configured.put(Client.GROUP_CHAT_2010, pool));
        return new UncomparedUser(
                text(row[0]),
                text(row[1]),
                text(row[2]),
                new FollowedGroup(
                        new Placement(
                                Boolean.TRUE.equals(row[3]),
                                Boolean.TRUE.equals(row[4]) ? Hosting.ONLINE : Hosting.ON_PREMISES,
                                optional(row[5]),
                                optional(row[6])),
                        configured));
    }

    private static Optional<String> optional(@Nullable Object value) {
        return Optional.ofNullable((String) value);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
