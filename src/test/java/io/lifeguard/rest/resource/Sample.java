package io.lifeguard.rest.resource;

import static io.lifeguard.model.configuration.Client.GROUP_CHAT_2010;
import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.testing.Org.org;

import io.lifeguard.testing.Org;

/**
 * A resource of each kind, as a client writes it, in an organisation that allows it.
 *
 */
enum Sample {
    FRONT_END_POOL(
            "front-end-pools/pool09.contoso.com",
            "{\"release\": \"LYNC_2013\", \"site\": \"Redmond\"}",
            "{\"site\": \"Paris\"}",
            "{\"fqdn\":\"pool09.contoso.com\",\"release\":\"LYNC_2013\",\"site\":\"Paris\"}"),
    CHAT_POOL(
            "chat-pools/pchat09.contoso.com",
            "{\"release\": \"LYNC_2013\", \"home\": \"lync13.contoso.com\", \"displayName\": \"Nine\"}",
            "{\"displayName\": null}",
            "{\"fqdn\":\"pchat09.contoso.com\",\"release\":\"LYNC_2013\",\"home\":\"lync13.contoso.com\",\"state\":\"IN_SERVICE\"}"),
    POLICY(
            "policies/Tag%3ANine",
            "{\"enablePersistentChat\": false, \"description\": \"of nine\"}",
            "{\"enablePersistentChat\": true}",
            "{\"identity\":\"Tag:Nine\",\"scope\":\"USER\",\"enablePersistentChat\":true,\"description\":\"of nine\"}"),
    USER(
            "users/sip%3Anina%40contoso.com",
            "{\"externalId\": \"0009\", \"displayName\": \"Nina 9\", \"home\": \"lync13.contoso.com\"}",
            "{\"grantedPolicy\": \"Tag:Traders\"}",
            "{\"sipAddress\":\"sip:nina@contoso.com\",\"externalId\":\"0009\",\"displayName\":\"Nina 9\",\"enabled\":true,"
                    + "\"hosting\":\"ON_PREMISES\",\"home\":\"lync13.contoso.com\",\"grantedPolicy\":\"Tag:Traders\","
                    + "\"effectivePolicy\":{\"enablePersistentChat\":true,\"decidedBy\":\"Tag:Traders\",\"scope\":\"USER\"}}"),
    CATEGORY(
            "categories/pchat.contoso.com%5CNews%20%26%20more%2F9",
            "{\"description\": \"nine\"}",
            "{\"description\": \"ten\"}",
            "{\"id\":\"pchat.contoso.com\\\\News & more/9\",\"pool\":\"pchat.contoso.com\",\"name\":\"News & more/9\",\"description\":\"ten\"}"),
    ROOM(
            "rooms/pchat.contoso.com%5CRoom%209",
            "{\"category\": \"pchat.contoso.com\\\\General\", \"privacy\": \"SECRET\"}",
            "{\"disabled\": true}",
            "{\"id\":\"pchat.contoso.com\\\\Room 9\",\"pool\":\"pchat.contoso.com\",\"name\":\"Room 9\","
                    + "\"category\":\"pchat.contoso.com\\\\General\",\"type\":\"NORMAL\",\"privacy\":\"SECRET\",\"disabled\":true}"),
    ADD_IN(
            "add-ins/pchat.contoso.com%5CTicker",
            "{\"url\": \"https://apps.contoso.com/nine\"}",
            "{\"url\": \"https://apps.contoso.com/ten\"}",
            "{\"id\":\"pchat.contoso.com\\\\Ticker\",\"pool\":\"pchat.contoso.com\",\"name\":\"Ticker\",\"url\":\"https://apps.contoso.com/ten\"}"),
    MIGRATION(
            "migrations/gchat.contoso.com",
            "{\"target\": \"pchat.contoso.com\"}",
            "{\"complete\": false}",
            "{\"source\":\"gchat.contoso.com\",\"target\":\"pchat.contoso.com\",\"complete\":false}"),
    CLIENT_CONFIGURATION(
            "client-configurations/lee%40contoso.com/" + GROUP_CHAT_2010 + "/gchat.contoso.com",
            "{}",
            "",
            "{\"user\":\"sip:lee@contoso.com\",\"client\":\"GROUP_CHAT_2010\",\"pool\":\"gchat.contoso.com\"}");

    final String path;
    final String body;
    final String patch;
    final String patched;

    /**
     * @param path below {@code /api/}
     * @param body of PUT
     * @param patch a merge patch; empty for a kind without members to change
     * @param patched the resource after the patch
     */
    Sample(String path, String body, String patch, String patched) {
        this.path = "/api/" + path;
        this.body = body;
        this.patch = patch;
        this.patched = patched;
    }

    /** The path of the list that shows the resource. */
    String list() {
        String kind = path.substring(0, path.indexOf('/', "/api/".length()));
        return path.contains("%5C") ? kind + "?pool=PCHAT.contoso.com" : kind;
    }

    boolean hasPatch() {
        return !patch.isEmpty();
    }

    static Org organisation() {
        return org().frontEndPool("lync13.contoso.com", LYNC_2013, "Redmond")
                .frontEndPool("lync10.contoso.com", LYNC_2010, "Redmond")
                .policy("Tag:Traders", true)
                .policy("Global", true)
                .chatPool("pchat.contoso.com", LYNC_2013, "lync13.contoso.com")
                .chatPool("gchat.contoso.com", LYNC_2010, "lync10.contoso.com")
                .user("ada", u -> u.home("lync13.contoso.com").granted("Tag:Traders"))
                .user("lee", u -> u.home("lync10.contoso.com"))
                .category("pchat.contoso.com", "General");
    }
}
