package io.lifeguard.store;

import static io.lifeguard.rules.Rule.CLIENT_HAS_CHAT;
import static io.lifeguard.rules.Rule.CLIENT_REACHES_RELEASE;
import static io.lifeguard.rules.Rule.HOSTING_MATCHES_HOME;
import static io.lifeguard.rules.Rule.NAME_IS_UNIQUE;
import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.ONE_POOL_AT_A_TIME;
import static io.lifeguard.rules.Rule.POLICY_IDENTITY_IS_VALID;
import static io.lifeguard.rules.Rule.REFERENCE_EXISTS;
import static io.lifeguard.rules.Rule.RELEASE_IS_FIXED;
import static io.lifeguard.rules.Rule.VALUE_IS_VALID;
import static io.lifeguard.store.Attempts.attempt;

import io.lifeguard.store.Attempts.Attempt;
import java.util.List;

/** The part of {@link Attempts} that is about users and their client configurations. */
final class UserAttempts {
    private static final String USER =
            "insert into users (sip_address, key, search_words, enabled, online, home_id, policy_id) values ";
    private static final String CONFIGURATION =
            "insert into client_configurations (user_id, client, pool_id, pool_release) values ";

    static final List<String> PERMITTED = List.of(
            USER + "('sip:Jörg@contoso.com', 'sip:jörg@contoso.com', '', true, true, null, policy('tag:traders'))",
            USER + "('sip:eve@localhost', 'sip:eve@localhost', '', false, false, null, null)",
            "update users set home_id = front_end('lync13'), policy_id = null where id = person('ada')",
            "update users set sip_address = 'sip:lovelace@contoso.com', key = 'sip:lovelace@contoso.com'"
                    + " where id = person('ada')",
            "delete from users where id = person('bob')",
            "insert into user_attributes (user_id, attributes) values (person('ada'), '{\"title\": \"Countess\"}')",
            CONFIGURATION + "(person('bob'), 'GROUP_CHAT_2010', chat('pchat'), 'LYNC_2013')",
            CONFIGURATION + "(person('ada'), 'GROUP_CHAT_2007_R2', chat('pchat'), 'LYNC_2013')",
            CONFIGURATION + "(person('ada'), 'LYNC_2013', chat('empty'), 'LYNC_2013')",
            "update client_configurations set pool_id = chat('pchat'), pool_release = 'LYNC_2013'"
                    + " where client = 'GROUP_CHAT_2010'");

    static final List<Attempt> ALL = List.of(
            attempt(
                    "value_is_valid__user_attributes_attributes",
                    VALUE_IS_VALID,
                    "insert into user_attributes (user_id, attributes) values (person('ada'), '[]')"),
            attempt(
                    "value_is_valid__user_attributes_attributes",
                    VALUE_IS_VALID,
                    "insert into user_attributes (user_id, attributes)"
                            + " values (person('ada'), jsonb_build_object('title', repeat('x', 70000)))"),
            // users
            attempt(
                    "value_is_valid__users_sip_address_visible",
                    VALUE_IS_VALID,
                    "update users set sip_address = E'sip:a\\u200bda@contoso.com', key = E'sip:a\\u200bda@contoso.com'"
                            + " where id = person('ada')"),
            attempt(
                    "value_is_valid__users_external_id_visible",
                    VALUE_IS_VALID,
                    "update users set external_id = E'guid\\u00a01', external_key = E'guid\\u00a01'"
                            + " where id = person('ada')"),
            attempt(
                    "value_is_valid__users_display_name_visible",
                    VALUE_IS_VALID,
                    "update users set display_name = E'Ada\\ufeff' where id = person('ada')"),
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
                            + " site_key = 'redmond' where key = 'tag:traders'"),
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
                    "update client_configurations set client = 'GROUP_CHAT_2010' where client = 'LYNC_2013'"));

    private UserAttempts() {}
}
