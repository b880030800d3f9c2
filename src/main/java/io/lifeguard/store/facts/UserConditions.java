package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.sql.SqlConditions;

/** The fields of a filter of users as conditions. */
public final class UserConditions {
    private UserConditions() {}

    /**
     * Adds the conditions on a placement: on users {@code u}, or groups of them, with home {@code h}. A home or policy is
     * compared by its id, so that an index gives the users of one in the order of their keys.
     */
    public static void addPlacement(UserFilter filter, SqlConditions conditions) {
        filter.homePool()
                .ifPresent(fqdn ->
                        conditions.and("u.home_id = (select id from front_end_pools where key = ", Ids.key(fqdn), ")"));
        filter.unassigned()
                .ifPresent(unassigned -> conditions.and("(u.home_id is null and not u.online) = ", unassigned));
        filter.release().ifPresent(release -> conditions.and("h.release = ", release.name()));
        filter.site().ifPresent(site -> conditions.and("h.site_key = ", Ids.key(site)));
        filter.hosting().ifPresent(hosting -> conditions.and("u.online = ", hosting == Hosting.ONLINE));
        filter.grantedPolicy()
                .ifPresent(policy -> conditions.and(
                        "u.policy_id = (select id from policies where key = ",
                        PolicyIdentity.ofUsers(policy).key(),
                        ")"));
        filter.enabled().ifPresent(enabled -> conditions.and("u.enabled = ", enabled));
    }

    /** Adds the condition of a search: on users {@code u}. */
    public static void addSearch(UserFilter filter, SqlConditions conditions) {
        filter.search()
                .ifPresent(search -> conditions.and(
                        "array_to_tsvector(string_to_array(u.search_words, ' ')) @@ ",
                        SearchWords.query(search),
                        "::text::tsquery"));
    }
}
