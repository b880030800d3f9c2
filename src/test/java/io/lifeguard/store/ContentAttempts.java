package io.lifeguard.store;

import static io.lifeguard.rules.Rule.ADD_IN_URL_IS_WEB;
import static io.lifeguard.rules.Rule.CATEGORY_PARENT_IS_VALID;
import static io.lifeguard.rules.Rule.DEPLOYMENTS_ARE_ISOLATED;
import static io.lifeguard.rules.Rule.NAME_IS_UNIQUE;
import static io.lifeguard.rules.Rule.NOT_IN_USE;
import static io.lifeguard.rules.Rule.REFERENCE_EXISTS;
import static io.lifeguard.rules.Rule.RELEASE_IS_FIXED;
import static io.lifeguard.rules.Rule.VALUE_IS_VALID;
import static io.lifeguard.store.Attempts.attempt;

import io.lifeguard.store.Attempts.Attempt;
import java.util.List;

/** The part of {@link Attempts} that is about categories, rooms and add-ins. */
final class ContentAttempts {
    private static final String CATEGORY = "insert into categories (pool_id, name, key) values ";
    private static final String ADD_IN = "insert into add_ins (pool_id, name, key, url) values ";
    private static final String ROOM = "insert into rooms (pool_id, name, key, category_id) values ";
    private static final String ROOM_WITH_ADD_IN =
            "insert into rooms (pool_id, name, key, category_id, add_in_id) values ";

    private static final String NESTED = "insert into categories (pool_id, name, key, parent_id) values ";

    static final List<String> PERMITTED = List.of(
            CATEGORY + "(chat('empty'), 'Research', 'research')",
            CATEGORY + "(chat('gchat'), 'Lab', 'lab')",
            "update categories set name = 'RESEARCH', description = E'two\\nlines' where key = 'research'",
            "update categories set name = 'Idle', key = 'idle' where key = 'unused'",
            "delete from categories where key = 'unused'",
            NESTED + "(chat('gchat'), 'Lab', 'lab', category('desk'))",
            "update categories set parent_id = null where key = 'desk'",
            ADD_IN + "(chat('gchat'), 'Ticker', 'ticker', 'HTTP://[::1]:8080/a?b=c#d')",
            "delete from add_ins where key = 'ticker'",
            ROOM + "(chat('pchat'), 'Desk', 'desk', category('unused'))",
            ROOM + "(chat('pchat'), 'Unused', 'unused', category('unused'))",
            CATEGORY + "(chat('pchat'), 'LAB', 'lab')",
            ADD_IN + "(chat('pchat'), repeat('x', 256), repeat('x', 256), 'https://' || repeat('x', 2040))",
            ROOM_WITH_ADD_IN + "(chat('pchat'), 'Ticker', 'ticker', category('research'), add_in('ticker'))",
            "update rooms set name = 'Annex', key = 'annex', type = 'AUDITORIUM', privacy = 'OPEN' where key = 'lab'",
            "update rooms set category_id = category('unused'), add_in_id = add_in('ticker') where key = 'lab'",
            "delete from rooms where key = 'lab'");

    static final List<Attempt> ALL = List.of(
            // categories
            attempt(
                    "name_is_unique__categories_key",
                    NAME_IS_UNIQUE,
                    CATEGORY + "(chat('pchat'), 'RESEARCH', 'research')"),
            attempt(
                    "name_is_unique__categories_key",
                    NAME_IS_UNIQUE,
                    "update categories set name = 'Research', key = 'research' where key = 'unused'"),
            attempt("reference_exists__categories_pool", REFERENCE_EXISTS, CATEGORY + "(-1, 'New', 'new')"),
            attempt("reference_exists__categories_pool", NOT_IN_USE, "delete from chat_pools where id = chat('desk')"),
            attempt(
                    "deployments_are_isolated__categories_pool",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update categories set pool_id = chat('empty') where key = 'unused'"),
            attempt(
                    "value_is_valid__categories_name_visible",
                    VALUE_IS_VALID,
                    "update categories set name = E'Un\\u200bused', key = E'un\\u200bused' where key = 'unused'"),
            attempt(
                    "value_is_valid__add_ins_name_visible",
                    VALUE_IS_VALID,
                    "update add_ins set name = E'Ticker\\u200d', key = E'ticker\\u200d' where key = 'ticker'"),
            attempt(
                    "add_in_url_is_web__add_ins_url_visible",
                    ADD_IN_URL_IS_WEB,
                    "update add_ins set url = E'https://apps.con\\u200btoso.com' where key = 'ticker'"),
            attempt(
                    "value_is_valid__rooms_name_visible",
                    VALUE_IS_VALID,
                    "update rooms set name = E'Fro\\u00adnt', key = E'fro\\u00adnt' where key = 'front'"),
            attempt("value_is_valid__categories_name", VALUE_IS_VALID, CATEGORY + "(chat('pchat'), '', '')"),
            attempt("value_is_valid__categories_name", VALUE_IS_VALID, CATEGORY + "(chat('pchat'), 'New', 'New')"),
            attempt(
                    "value_is_valid__categories_description",
                    VALUE_IS_VALID,
                    "update categories set description = repeat('x', 1025) where key = 'unused'"),
            attempt(
                    "reference_exists__categories_parent",
                    REFERENCE_EXISTS,
                    NESTED + "(chat('gchat'), 'New', 'new', -1)"),
            attempt("reference_exists__categories_parent", NOT_IN_USE, "delete from categories where key = 'top'"),
            attempt(
                    "deployments_are_isolated__categories_parent",
                    DEPLOYMENTS_ARE_ISOLATED,
                    NESTED + "(chat('gchat'), 'New', 'new', category('research'))"),
            attempt(
                    "category_parent_is_valid__categories_pool",
                    CATEGORY_PARENT_IS_VALID,
                    NESTED + "(chat('pchat'), 'New', 'new', category('research'))"),
            attempt(
                    "category_parent_is_valid__categories_pool",
                    RELEASE_IS_FIXED,
                    "update chat_pools set release = 'LYNC_2013', home_id = front_end('lync13')"
                            + " where id = chat('nested')"),
            attempt(
                    "category_parent_is_valid__categories_cycle",
                    CATEGORY_PARENT_IS_VALID,
                    "update categories set parent_id = id where key = 'desk'"),
            attempt(
                    "category_parent_is_valid__categories_cycle",
                    CATEGORY_PARENT_IS_VALID,
                    "update categories set parent_id = category('sub') where key = 'top'"),
            // add-ins
            attempt(
                    "name_is_unique__add_ins_key",
                    NAME_IS_UNIQUE,
                    ADD_IN + "(chat('pchat'), 'TICKER', 'ticker', 'https://apps.contoso.com')"),
            attempt(
                    "reference_exists__add_ins_pool",
                    REFERENCE_EXISTS,
                    ADD_IN + "(-1, 'New', 'new', 'https://apps.contoso.com')"),
            attempt("reference_exists__add_ins_pool", NOT_IN_USE, "delete from chat_pools where id = chat('web')"),
            attempt(
                    "deployments_are_isolated__add_ins_pool",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update add_ins set pool_id = chat('empty') where key = 'ticker'"),
            attempt(
                    "add_in_url_is_web__add_ins_url",
                    ADD_IN_URL_IS_WEB,
                    ADD_IN + "(chat('pchat'), 'New', 'new', 'ftp://apps.contoso.com')"),
            attempt(
                    "add_in_url_is_web__add_ins_url",
                    ADD_IN_URL_IS_WEB,
                    "update add_ins set url = 'https://' || repeat('x', 2041) where key = 'ticker'"),
            attempt(
                    "value_is_valid__add_ins_name",
                    VALUE_IS_VALID,
                    ADD_IN + "(chat('pchat'), repeat('x', 257), repeat('x', 257), 'https://apps.contoso.com')"),
            // rooms
            attempt(
                    "name_is_unique__rooms_key",
                    NAME_IS_UNIQUE,
                    ROOM + "(chat('pchat'), 'LAB', 'lab', category('research'))"),
            attempt("reference_exists__rooms_category", REFERENCE_EXISTS, ROOM + "(chat('pchat'), 'New', 'new', -1)"),
            attempt("reference_exists__rooms_category", NOT_IN_USE, "delete from categories where key = 'research'"),
            attempt(
                    "deployments_are_isolated__rooms_category",
                    DEPLOYMENTS_ARE_ISOLATED,
                    ROOM + "(chat('pchat'), 'New', 'new', category('desk'))"),
            attempt(
                    "deployments_are_isolated__rooms_category",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update rooms set category_id = category('desk') where key = 'lab'"),
            attempt(
                    "deployments_are_isolated__rooms_category",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update categories set pool_id = chat('empty') where key = 'research'"),
            attempt(
                    "reference_exists__rooms_add_in",
                    REFERENCE_EXISTS,
                    "update rooms set add_in_id = -1 where key = 'lab'"),
            attempt("reference_exists__rooms_add_in", NOT_IN_USE, "delete from add_ins where key = 'tickets'"),
            attempt(
                    "deployments_are_isolated__rooms_add_in",
                    DEPLOYMENTS_ARE_ISOLATED,
                    ROOM_WITH_ADD_IN + "(chat('pchat'), 'New', 'new', category('research'), add_in('tickets'))"),
            attempt(
                    "deployments_are_isolated__rooms_add_in",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update add_ins set pool_id = chat('empty') where key = 'tickets'"),
            attempt(
                    "deployments_are_isolated__rooms_pool",
                    DEPLOYMENTS_ARE_ISOLATED,
                    "update rooms set pool_id = chat('pchat'), category_id = category('research'), add_in_id = null"
                            + " where key = 'front'"),
            attempt(
                    "value_is_valid__rooms_name",
                    VALUE_IS_VALID,
                    ROOM + "(chat('pchat'), repeat('x', 257), repeat('x', 257), category('research'))"),
            attempt(
                    "value_is_valid__rooms_description",
                    VALUE_IS_VALID,
                    "update rooms set description = E'bell \\x07' where key = 'lab'"),
            attempt("value_is_valid__rooms_type", VALUE_IS_VALID, "update rooms set type = 'NARROW' where key = 'lab'"),
            attempt(
                    "value_is_valid__rooms_privacy",
                    VALUE_IS_VALID,
                    "update rooms set privacy = 'Closed' where key = 'lab'"));

    private ContentAttempts() {}
}
