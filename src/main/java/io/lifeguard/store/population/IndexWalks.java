package io.lifeguard.store.population;

import io.lifeguard.store.population.PopulationGroups.PopulationQuery;
import io.lifeguard.store.sql.SqlConditions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of a statement that walks through an index of users once for each group, in the order of the keys. A missing
 * home, policy or configuration makes a walk of its own kind, since an index serves {@code =} and {@code is null} only.
 *
 * @param from placeholder of the key that the walks begin after
 * @param limit placeholder of the most users of each walk
 */
record IndexWalks(PopulationQuery query, String from, String limit) {
    /** The groups, one for each chat pool that some user's client may be configured for. */
    private static final String WALKED = """
            , walked as (
              select g.*, p.id as pool_id
                from requested g
                left join (
                  select p.id, case when p.key = %s then 'FOR_THIS_POOL' else 'FOR_ANOTHER_POOL' end as configured
                    from chat_pools p
                    where exists (select from client_configurations c where c.pool_id = p.id and c.client = %s)) p
                  on p.configured = g.configured
                where g.configured = 'FOR_NO_POOL' or p.id is not null)""";

    /** With conditions on the user, the key before the page, a column of the order, the limit and conditions on the group. */
    private static final String WALK = """
            select w.key
              from walked g
              cross join lateral (
                select u.key from users u
                  where u.enabled = g.enabled and u.online = g.online and %s and u.key > %s
                  order by u.enabled, u.online, u.home_id, u.policy_id%s, u.key limit %s) w
              where %s""";

    /** A column that some walks compare and others require to be null. */
    private record WalkedColumn(String ofUser, String ofGroup) {}

    /** The common table expression that {@link #select} reads. */
    String walked(SqlConditions arguments) {
        return WALKED.formatted(
                arguments.placeholder(query.poolKey()),
                arguments.placeholder(query.client().name()));
    }

    /** Selects the keys, in no order: one walk for each set of columns that are null. */
    String select() {
        List<WalkedColumn> columns = new ArrayList<>(
                List.of(new WalkedColumn("home_id", "home_id"), new WalkedColumn("policy_id", "policy_id")));
        query.configuredPool().ifPresent(column -> columns.add(new WalkedColumn(column, "pool_id")));
        return IntStream.range(0, 1 << columns.size())
                .mapToObj(nulls -> walk(columns, nulls))
                .collect(Collectors.joining("\nunion all\n"));
    }

    /** @param nulls in bits, which of the columns are null */
    private String walk(List<WalkedColumn> columns, int nulls) {
        List<String> ofUser = new ArrayList<>();
        List<String> ofGroup = new ArrayList<>();
        String order = "";
        for (int i = 0; i < columns.size(); i++) {
            WalkedColumn column = columns.get(i);
            boolean isNull = (nulls >> i & 1) == 1;
            ofUser.add("u." + column.ofUser() + (isNull ? " is null" : " = g." + column.ofGroup()));
            ofGroup.add("g." + column.ofGroup() + (isNull ? " is null" : " is not null"));
            if (i == 2 && !isNull) {
                order = ", u." + column.ofUser();
            }
        }
        return WALK.formatted(String.join(" and ", ofUser), from, order, limit, String.join(" and ", ofGroup));
    }
}
