package io.lifeguard.store.facts;

import io.lifeguard.model.Ids;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.UserFilter;
import io.lifeguard.store.sql.SqlConditions;

/** A filter of users as conditions. */
public final class UserConditions {
    private UserConditions() {}

    /** Those that hold for all who are placed alike: of users, or groups of them, {@code u} with home {@code h} and own policy {@code o}. */
    public static void placed(UserFilter filter, SqlConditions conditions) {
        filter.homePool().ifPresent(fqdn -> conditions.and("h.key = ", Ids.key(fqdn)));
        filter.unassigned()
                .ifPresent(unassigned -> conditions.and("(u.home_id is null and not u.online) = ", unassigned));
        filter.release().ifPresent(release -> conditions.and("h.release = ", release.name()));
        filter.site().ifPresent(site -> conditions.and("h.site_key = ", Ids.key(site)));
        filter.hosting().ifPresent(hosting -> conditions.and("u.online = ", hosting == Hosting.ONLINE));
        filter.grantedPolicy()
                .ifPresent(policy -> conditions.and(
                        "o.key = ", PolicyIdentity.ofUsers(policy).key()));
        filter.enabled().ifPresent(enabled -> conditions.and("u.enabled = ", enabled));
    }

    /** The one that tells users apart who are placed alike: of users {@code u}. */
    public static void searched(UserFilter filter, SqlConditions conditions) {
        filter.search()
                .ifPresent(search -> conditions.and(
                        "array_to_tsvector(string_to_array(u.search_words, ' ')) @@ ",
                        SearchWords.query(search),
                        "::text::tsquery"));
    }
}
