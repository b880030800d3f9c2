package io.lifeguard.store;

import static io.lifeguard.model.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.Release.LYNC_2010;
import static io.lifeguard.model.Release.LYNC_2013;
import static io.lifeguard.rules.Rule.*;
import static io.lifeguard.testing.Org.org;

import io.lifeguard.model.Client;
import io.lifeguard.model.PoolState;
import io.lifeguard.rules.Rule;
import io.lifeguard.testing.Org;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The table of what nobody can store: plain SQL, the constraint that refuses it and the rule that it stands for. */
final class Attempts {
    /** Everything that the attempts are about. */
    static final Org ORG = org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("other13.contoso.com", LYNC_2013, "Redmond")
            .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
            .frontEndPool("branch.contoso.com", LYNC_2013, "Dublin")
            .frontEndPool("idle.contoso.com", LYNC_2013, "Attic")
            .policy("Site:Dublin", true)
            .policy("Tag:Traders", true)
            .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("empty.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("desk.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("web.contoso.com", LYNC_2013, "lync13.contoso.com")
            .category("desk.contoso.com", "Lobby")
            .addIn("web.contoso.com", "News", "https://news.contoso.com")
            .category("pchat.contoso.com", "Research")
            .category("pchat.contoso.com", "Unused")
            .category("gchat.contoso.com", "Desk")
            .addIn("pchat.contoso.com", "Ticker", "https://apps.contoso.com/ticker")
            .addIn("gchat.contoso.com", "Tickets", "https://apps.contoso.com/tickets")
            .room("pchat.contoso.com", "Lab", "Research")
            .room("gchat.contoso.com", "Front", "Desk")
            .showing("gchat.contoso.com", "Front", "Tickets")
            .chatPool("planned.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("moved.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("gone.contoso.com", LYNC_2010, "lync10.contoso.com")
            .chatPool("old13.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("aim.contoso.com", LYNC_2013, "lync13.contoso.com")
            .chatPool("filled.contoso.com", LYNC_2013, "lync13.contoso.com")
            .category("filled.contoso.com", "Only")
            .chatPool("dressed.contoso.com", LYNC_2013, "lync13.contoso.com")
            .addIn("dressed.contoso.com", "Only", "http://only")
            .migration("planned.contoso.com", "aim.contoso.com")
            .migration("moved.contoso.com", "aim.contoso.com")
            .migration("gone.contoso.com", "aim.contoso.com")
            .state("moved.contoso.com", PoolState.MIGRATED)
            .state("gone.contoso.com", PoolState.MIGRATED)
            .state("gone.contoso.com", PoolState.DECOMMISSIONED)
            .state("old13.contoso.com", PoolState.DECOMMISSIONED)
            .user(
                    "ada",
                    u -> u.home("other13.contoso.com").granted("Tag:Traders").externalId("guid-ada"))
            .user("bob", u -> u.home("lync10.contoso.com"))
            .configured("ada", GROUP_CHAT_2010, "gchat.contoso.com")
            .configured("ada", Client.LYNC_2013, "pchat.contoso.com");

    /** Short ways to name a row in an attempt. */
    static final String FUNCTIONS = """
            create function front_end(name text) returns bigint language sql
              return (select id from front_end_pools where key = name || '.contoso.com');
            create function chat(name text) returns bigint language sql
              return (select id from chat_pools where key = name || '.contoso.com');
            create function policy(name text) returns bigint language sql
              return (select id from policies where key = name);
            create function person(name text) returns bigint language sql
              return (select id from users where key = 'sip:' || name || '@contoso.com');
            create function category(called text) returns bigint language sql
              return (select id from categories where key = called);
            create function add_in(called text) returns bigint language sql
              return (select id from add_ins where key = called);
            """;

    private static final String FRONT_END = "insert into front_end_pools (fqdn, key, release, site, site_key) values ";
    private static final String POLICY =
            "insert into policies (identity, key, scope, site_key, site_pool_id, enable_persistent_chat) values ";
    private static final String CHAT = "insert into chat_pools (fqdn, key, release, home_id, state) values ";
    private static final String USER =
            "insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id) values ";
    private static final String CONFIGURATION =
            "insert into client_configurations (user_id, client, pool_id, pool_release) values ";

    /** @param rule what the refusal stands for, after the table that was written */
    record Attempt(String constraint, Rule rule, String sql) {
        private static final Pattern WRITTEN = Pattern.compile("^(?:insert into|update|delete from) (\\w+)");

        String written() {
            Matcher matcher = WRITTEN.matcher(sql);
            if (!matcher.find()) {
                throw new IllegalArgumentException(sql);
            }
            return matcher.group(1);
        }

        @Override
        public String toString() {
            return sql + " -> " + constraint;
        }
    }

    /** Statements of the same kind that break nothing: what refuses an attempt is what is wrong with it. */
    private static final List<String> PERMITTED_OF_ORGANISATION = List.of(
            FRONT_END + "('New.contoso.com', 'new.contoso.com', 'OCS_2007_R2', 'Oslo', 'oslo')",
            "update front_end_pools set release = 'LYNC_2010' where id = front_end('idle')",
            "update front_end_pools set release = 'LYNC_2010' where id = front_end('other13')",
            "update front_end_pools set site = 'Oslo', site_key = 'oslo' where id = front_end('lync13')",
            "delete from front_end_pools where id = front_end('idle')",
            POLICY + "('Site:Redmond', 'site:redmond', 'SITE', 'redmond', front_end('lync13'), false)",
            POLICY + "('Tag:Québec', 'tag:québec', 'USER', null, null, false)",
            "update policies set enable_persistent_chat = true, description = E'two\\nlines' where key = 'global'",
            "delete from policies where key = 'site:dublin'",
            CHAT + "('new.contoso.com', 'new.contoso.com', 'LYNC_2010', front_end('lync10'), 'IN_SERVICE')",
            "update chat_pools set home_id = front_end('other13') where id = chat('pchat')",
            "update chat_pools set state = 'DECOMMISSIONED', home_id = null where id = chat('empty')",
            "delete from chat_pools where id = chat('empty')",
            USER + "('sip:Jörg@contoso.com', 'sip:jörg@contoso.com', '', true, true, null, policy('tag:traders'))",
            USER + "('sip:eve@localhost', 'sip:eve@localhost', '', false, false, null, null)",
            "update users set home_id = front_end('lync13'), policy_id = null where id = person('ada')",
            "update users set sip_address = 'sip:lovelace@contoso.com', key = 'sip:lovelace@contoso.com'"
                    + " where id = person('ada')",
            "delete from users where id = person('bob')",
            CONFIGURATION + "(person('bob'), 'GROUP_CHAT_2010', chat('pchat'), 'LYNC_2013')",
            CONFIGURATION + "(person('ada'), 'GROUP_CHAT_2007_R2', chat('pchat'), 'LYNC_2013')",
            CONFIGURATION + "(person('ada'), 'LYNC_2013', chat('empty'), 'LYNC_2013')",
            "update client_configurations set pool_id = chat('pchat'), pool_release = 'LYNC_2013'"
                    + " where client = 'GROUP_CHAT_2010'",
            "update estate set epoch = 'another'");

    private static final List<Attempt> OF_ORGANISATION = List.of(
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
                    POLICY + "('TAG:Traders', 'tag:traders', 'USER', null, null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_key",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Global', 'global', 'GLOBAL', null, null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Traders', 'traders', 'USER', null, null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('TAG:Night', 'TAG:Night', 'USER', null, null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Tag:Night', 'tag:Night', 'USER', null, null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Site:Redmond', 'site:redmond', 'SITE', 'dublin', front_end('branch'), true)"),
            attempt(
                    "policy_identity_is_valid__policies_scope",
                    POLICY_IDENTITY_IS_VALID,
                    "update policies set scope = 'EVERYBODY' where key = 'site:dublin'"),
            attempt(
                    "policy_identity_is_valid__policies_site_known",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Site:Oslo', 'site:oslo', 'SITE', 'oslo', null, true)"),
            attempt(
                    "policy_identity_is_valid__policies_site_known",
                    POLICY_IDENTITY_IS_VALID,
                    "update policies set site_pool_id = null where key = 'site:dublin'"),
            attempt(
                    "policy_identity_is_valid__policies_site_pool",
                    POLICY_IDENTITY_IS_VALID,
                    POLICY + "('Site:Oslo', 'site:oslo', 'SITE', 'oslo', front_end('lync13'), true)"),
            attempt(
                    "policy_identity_is_valid__policies_site_pool",
                    POLICY_IDENTITY_IS_VALID,
                    "update policies set site_pool_id = front_end('lync13') where key = 'site:dublin'"),
            attempt(
                    "policy_identity_is_valid__policies_site_pool",
                    NOT_IN_USE,
                    "delete from front_end_pools where id = front_end('branch')"),
            attempt(
                    "policy_identity_is_valid__policies_site_pool",
                    NOT_IN_USE,
                    "update front_end_pools set site = 'Cork', site_key = 'cork' where id = front_end('branch')"),
            attempt(
                    "value_is_valid__policies_identity",
                    VALUE_IS_VALID,
                    POLICY + "(E'Tag:a\\tb', E'tag:a\\tb', 'USER', null, null, true)"),
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
            // users
            attempt(
                    "name_is_unique__users_key",
                    NAME_IS_UNIQUE,
                    USER + "('sip:ADA@contoso.com', 'sip:ada@contoso.com', '', true, false, null, null)"),
            attempt(
                    "name_is_unique__users_key",
                    NAME_IS_UNIQUE,
                    "update users set sip_address = 'sip:ada@contoso.com', key = 'sip:ada@contoso.com'"
                            + " where id = person('bob')"),
            attempt(
                    "name_is_unique__users_external_key",
                    NAME_IS_UNIQUE,
                    "update users set external_id = 'GUID-Ada', external_key = 'guid-ada' where id = person('bob')"),
            attempt(
                    "reference_exists__users_home",
                    REFERENCE_EXISTS,
                    USER + "('sip:eve@contoso.com', 'sip:eve@contoso.com', '', true, false, -1, null)"),
            attempt(
                    "reference_exists__users_home",
                    NOT_IN_USE,
                    "delete from front_end_pools where id = front_end('other13')"),
            attempt(
                    "reference_exists__users_policy",
                    REFERENCE_EXISTS,
                    "update users set policy_id = -1 where id = person('bob')"),
            attempt("reference_exists__users_policy", NOT_IN_USE, "delete from policies where key = 'tag:traders'"),
            attempt(
                    "policy_identity_is_valid__users_policy_scope",
                    POLICY_IDENTITY_IS_VALID,
                    "update users set policy_id = policy('global') where id = person('bob')"),
            attempt(
                    "policy_identity_is_valid__users_policy_scope",
                    POLICY_IDENTITY_IS_VALID,
                    USER + "('sip:eve@contoso.com', 'sip:eve@contoso.com', '', true, false, null,"
                            + " policy('site:dublin'))"),
            attempt(
                    "policy_identity_is_valid__users_policy_scope",
                    NOT_IN_USE,
                    "update policies set identity = 'Site:Redmond', key = 'site:redmond', scope = 'SITE',"
                            + " site_key = 'redmond', site_pool_id = front_end('lync13') where key = 'tag:traders'"),
            attempt(
                    "hosting_matches_home__users_home",
                    HOSTING_MATCHES_HOME,
                    USER + "('sip:eve@contoso.com', 'sip:eve@contoso.com', '', true, true, front_end('lync13'), null)"),
            attempt(
                    "hosting_matches_home__users_home",
                    HOSTING_MATCHES_HOME,
                    "update users set online = true where id = person('bob')"),
            attempt(
                    "value_is_valid__users_sip_address",
                    VALUE_IS_VALID,
                    USER + "('eve@contoso.com', 'eve@contoso.com', '', true, false, null, null)"),
            attempt(
                    "value_is_valid__users_sip_address",
                    VALUE_IS_VALID,
                    USER + "('sip:Eve@contoso.com', 'sip:Eve@contoso.com', '', true, false, null, null)"),
            attempt(
                    "value_is_valid__users_sip_address",
                    VALUE_IS_VALID,
                    "update users set sip_address = 'sip:eve@contoso.com' where id = person('bob')"),
            attempt(
                    "value_is_valid__users_external_id",
                    VALUE_IS_VALID,
                    "update users set external_id = 'guid-bob' where id = person('bob')"),
            attempt(
                    "value_is_valid__users_external_id",
                    VALUE_IS_VALID,
                    "update users set external_id = 'GUID-bob', external_key = 'GUID-bob' where id = person('bob')"),
            attempt(
                    "value_is_valid__users_display_name",
                    VALUE_IS_VALID,
                    "update users set display_name = repeat('x', 257) where id = person('bob')"),
            // client configurations
            attempt(
                    "reference_exists__client_configurations_user",
                    REFERENCE_EXISTS,
                    CONFIGURATION + "(-1, 'GROUP_CHAT_2010', chat('gchat'), 'LYNC_2010')"),
            attempt(
                    "reference_exists__client_configurations_user",
                    NOT_IN_USE,
                    "delete from users where id = person('ada')"),
            attempt(
                    "reference_exists__client_configurations_pool",
                    REFERENCE_EXISTS,
                    CONFIGURATION + "(person('bob'), 'GROUP_CHAT_2010', -1, 'LYNC_2010')"),
            attempt(
                    "reference_exists__client_configurations_pool",
                    NOT_IN_USE,
                    "delete from chat_pools where id = chat('pchat')"),
            attempt(
                    "client_reaches_release__client_configurations_pool",
                    CLIENT_REACHES_RELEASE,
                    CONFIGURATION + "(person('bob'), 'LYNC_2013', chat('gchat'), 'LYNC_2013')"),
            attempt(
                    "client_reaches_release__client_configurations_pool",
                    RELEASE_IS_FIXED,
                    "update chat_pools set release = 'LYNC_2010', home_id = front_end('lync10')"
                            + " where id = chat('pchat')"),
            attempt(
                    "client_reaches_release__client_configurations_release",
                    CLIENT_REACHES_RELEASE,
                    CONFIGURATION + "(person('bob'), 'LYNC_2013_BASIC', chat('gchat'), 'LYNC_2010')"),
            attempt(
                    "client_reaches_release__client_configurations_release",
                    CLIENT_REACHES_RELEASE,
                    "update client_configurations set client = 'LYNC_2013' where client = 'GROUP_CHAT_2010'"),
            attempt(
                    "client_has_chat__client_configurations_client",
                    CLIENT_HAS_CHAT,
                    CONFIGURATION + "(person('bob'), 'LYNC_MOBILE', chat('pchat'), 'LYNC_2013')"),
            attempt(
                    "client_has_chat__client_configurations_client",
                    CLIENT_HAS_CHAT,
                    "update client_configurations set client = 'LYNC_2010' where client = 'LYNC_2013'"),
            attempt(
                    "one_pool_at_a_time__client_configurations_legacy",
                    ONE_POOL_AT_A_TIME,
                    CONFIGURATION + "(person('ada'), 'GROUP_CHAT_2010', chat('pchat'), 'LYNC_2013')"),
            attempt(
                    "one_pool_at_a_time__client_configurations_legacy",
                    ONE_POOL_AT_A_TIME,
                    "update client_configurations set client = 'GROUP_CHAT_2010' where client = 'LYNC_2013'"),
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

    static final List<String> PERMITTED = Stream.concat(
                    PERMITTED_OF_ORGANISATION.stream(),
                    Stream.concat(ContentAttempts.PERMITTED.stream(), MigrationAttempts.PERMITTED.stream()))
            .toList();

    static final List<Attempt> ALL = Stream.concat(
                    OF_ORGANISATION.stream(),
                    Stream.concat(ContentAttempts.ALL.stream(), MigrationAttempts.ALL.stream()))
            .toList();

    private Attempts() {}

    static Attempt attempt(String constraint, Rule rule, String sql) {
        return new Attempt(constraint, rule, sql);
    }
}
