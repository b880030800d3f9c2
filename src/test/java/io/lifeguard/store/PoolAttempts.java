package io.lifeguard.store;

import static io.lifeguard.rules.Rule.HOME_POOL_MATCHES_RELEASE;
import static io.lifeguard.rules.Rule.MIGRATION_STEP_FOLLOWS;
import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.POLICY_IDENTITY_IS_VALID;
import static io.lifeguard.rules.Rule.REFERENCE_EXISTS;
import static io.lifeguard.rules.Rule.RELEASE_IS_FIXED;
import static io.lifeguard.rules.Rule.VALUE_IS_VALID;
import static io.lifeguard.store.Attempts.attempt;

import io.lifeguard.store.Attempts.Attempt;
import java.util.List;

/** The part of {@link Attempts} that is about pools, policies and the estate. */
final class PoolAttempts {
    private static final String FRONT_END = "insert into front_end_pools (fqdn, key, release, site, site_key) values ";
    private static final String POLICY =
            "insert into policies (identity, key, scope, site_key, enable_persistent_chat) values ";
    private static final String CHAT = "insert into chat_pools (fqdn, key, release, home_id, state) values ";

    static final List<String> PERMITTED = List.of(
            FRONT_END + "('New.contoso.com', 'new.contoso.com', 'OCS_2007_R2', 'Oslo', 'oslo')",
            "update front_end_pools set release = 'LYNC_2010' where id = front_end('idle')",
            "update front_end_pools set release = 'LYNC_2010' where id = front_end('other13')",
            "update front_end_pools set site = 'Oslo', site_key = 'oslo' where id = front_end('lync13')",
            "delete from front_end_pools where id = front_end('idle')",
            POLICY + "('Site:Redmond', 'site:redmond', 'SITE', 'redmond', false)",
            POLICY + "('Site:Nowhere', 'site:nowhere', 'SITE', 'nowhere', false)",
            "update front_end_pools set site = 'Cork', site_key = 'cork' where id = front_end('branch')",
            "delete from front_end_pools where id = front_end('branch')",
            POLICY + "('Tag:Québec', 'tag:québec', 'USER', null, false)",
            "update policies set enable_persistent_chat = true, description = E'two\\nlines' where key = 'global'",
            "delete from policies where key = 'site:dublin'",
            CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'), 'IN_SERVICE')",
            "update chat_pools set home_id = front_end('other13') where id = chat('pchat')",
            "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('empty')",
            "delete from chat_pools where id = chat('empty')",
            "update estate set epoch = 'another'");

    static final List<Attempt> ALL = List.of(
            // front-end pools
            attempt(
                    "value_is_valid__front_end_pools_fqdn",
                    VALUE_IS_VALID,
                    FRONT_END + "('localhost', 'localhost', 'LYNC_2013', 'Oslo', 'oslo')"),
            attempt(
                    "value_is_valid__front_end_pools_fqdn",
                    VALUE_IS_VALID,
                    FRONT_END + "('POOL.contoso.com', 'POOL.contoso.com', 'LYNC_2013', 'Oslo', 'oslo')"),
            attempt(
                    "value_is_valid__front_end_pools_fqdn",
                    VALUE_IS_VALID,
                    "update front_end_pools set fqdn = 'another.contoso.com' where id = front_end('idle')"),
            attempt(
                    "value_is_valid__front_end_pools_release",
                    VALUE_IS_VALID,
                    FRONT_END + "('new.contoso.com', 'new.contoso.com', 'SKYPE_2015', 'Oslo', 'oslo')"),
            attempt(
                    "value_is_valid__front_end_pools_release",
                    VALUE_IS_VALID,
                    "update front_end_pools set release = 'lync_2013' where id = front_end('idle')"),
            attempt(
                    "value_is_valid__front_end_pools_site_visible",
                    VALUE_IS_VALID,
                    "update front_end_pools set site = E'At\\u202etic', site_key = E'at\\u202etic'"
                            + " where id = front_end('idle')"),
            attempt(
                    "value_is_valid__front_end_pools_site",
                    VALUE_IS_VALID,
                    FRONT_END + "('new.contoso.com', 'new.contoso.com', 'LYNC_2013', '', '')"),
            attempt(
                    "value_is_valid__front_end_pools_site",
                    VALUE_IS_VALID,
                    "update front_end_pools set site = 'ATTIC', site_key = 'ATTIC' where id = front_end('idle')"),
            // policies
            attempt(
                    "policy_identity_is_valid__policies_key",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('TAG:Traders', 'tag:traders', 'USER', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_key",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Global', 'global', 'GLOBAL', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Traders', 'traders', 'USER', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('TAG:Night', 'TAG:Night', 'USER', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Tag:Night', 'tag:Night', 'USER', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Site:Redmond', 'site:redmond', 'SITE', 'dublin', true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    "update policies set scope = 'EVERYBODY' where key = 'site:dublin'"),
            attempt(
                    "value_is_valid__policies_identity_visible",
                    VALUE_IS_VALID,
                    "update policies set identity = E'Tag:Tra\\u00a0ders', key = E'tag:tra\\u00a0ders'"
                            + " where key = 'tag:traders'"),
            attempt(
                    "value_is_valid__policies_identity",
                    VALUE_IS_VALID,
                    POLICY + "(E'Tag:a\\tb', E'tag:a\\tb', 'USER', null, true)"),
            attempt(
                    "value_is_valid__policies_identity",
                    VALUE_IS_VALID,
                    "update policies set identity = 'Tag:' || repeat('x', 257), key = 'tag:' || repeat('x', 257)"
                            + " where key = 'tag:traders'"),
            attempt(
                    "value_is_valid__policies_description",
                    VALUE_IS_VALID,
                    "update policies set description = repeat('x', 1025) where key = 'global'"),
            attempt(
                    "value_is_valid__policies_description",
                    VALUE_IS_VALID,
                    "update policies set description = E'bell \\x07' where key = 'global'"),
            // chat pools
            attempt(
                    "reference_exists__chat_pools_home",
                    REFERENCE_EXISTS,
                    CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2013', -1, 'IN_SERVICE')"),
            attempt(
                    "reference_exists__chat_pools_home",
                    REFERENCE_EXISTS,
                    "update chat_pools set home_id = -1 where id = chat('pchat')"),
            attempt(
                    "reference_exists__chat_pools_home",
                    NOT_IN_USE,
                    "delete from front_end_pools where id = front_end('lync13')"),
            attempt(
                    "home_pool_matches_release__chat_pools_home",
                    HOME_POOL_MATCHES_RELEASE,
                    CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2013', front_end('lync10'), 'IN_SERVICE')"),
            attempt(
                    "home_pool_matches_release__chat_pools_home",
                    HOME_POOL_MATCHES_RELEASE,
                    "update chat_pools set home_id = front_end('lync10') where id = chat('pchat')"),
            attempt(
                    "home_pool_matches_release__chat_pools_home",
                    HOME_POOL_MATCHES_RELEASE,
                    "update front_end_pools set release = 'LYNC_2010' where id = front_end('lync13')"),
            attempt(
                    "home_pool_matches_release__chat_pools_homed",
                    HOME_POOL_MATCHES_RELEASE,
                    CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2013', null, 'IN_SERVICE')"),
            attempt(
                    "home_pool_matches_release__chat_pools_homed",
                    HOME_POOL_MATCHES_RELEASE,
                    "update chat_pools set state = 'DECOMMISSIONED' where id = chat('empty')"),
            attempt(
                    "migration_step_follows__chat_pools_state",
                    MIGRATION_STEP_FOLLOWS,
                    "update chat_pools set state = 'MIGRATED' where id = chat('empty')"),
            attempt(
                    "migration_step_follows__chat_pools_state",
                    MIGRATION_STEP_FOLLOWS,
                    CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2013', front_end('lync13'), 'PLANNED')"),
            attempt(
                    "value_is_valid__chat_pools_fqdn",
                    VALUE_IS_VALID,
                    CHAT + "('a b.contoso.com', 'a b.contoso.com', 'LYNC_2013', front_end('lync13'), 'IN_SERVICE')"),
            attempt(
                    "value_is_valid__chat_pools_fqdn",
                    VALUE_IS_VALID,
                    "update chat_pools set fqdn = 'EMPTY.contoso.com', key = 'EMPTY.contoso.com'"
                            + " where id = chat('empty')"),
            attempt(
                    "value_is_valid__chat_pools_release",
                    VALUE_IS_VALID,
                    CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2015', null, 'DECOMMISSIONED')"),
            attempt(
                    "value_is_valid__chat_pools_display_name_visible",
                    VALUE_IS_VALID,
                    "update chat_pools set display_name = E'De\\u2060sk' where id = chat('empty')"),
            attempt(
                    "value_is_valid__chat_pools_display_name",
                    VALUE_IS_VALID,
                    "update chat_pools set display_name = '' where id = chat('empty')"),
            attempt(
                    "value_is_valid__chat_pools_display_name",
                    VALUE_IS_VALID,
                    "update chat_pools set display_name = E'Desk\\n' where id = chat('empty')"),
            attempt(
                    "release_is_fixed__chat_pools_release",
                    RELEASE_IS_FIXED,
                    "update chat_pools set release = 'LYNC_2010', home_id = front_end('lync10')"
                            + " where id = chat('empty')"),
            // the estate
            attempt(
                    "not_in_use__estate_global_policy",
                    NOT_IN_USE,
                    "update estate set global_policy_id = policy('tag:traders')"),
            attempt("not_in_use__estate_global_policy", NOT_IN_USE, "delete from policies where key = 'global'"),
            attempt(
                    "not_in_use__estate_global_policy",
                    NOT_IN_USE,
                    "update policies set identity = 'Tag:All', key = 'tag:all', scope = 'USER' where key = 'global'"),
            attempt("not_in_use__estate_kept", NOT_IN_USE, "delete from estate"));

    private PoolAttempts() {}
}
