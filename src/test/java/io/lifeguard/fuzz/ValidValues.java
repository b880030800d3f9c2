package io.lifeguard.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Values that are valid, so that a wrong value beside them is processed as far as possible: those of the sample organisation. */
final class ValidValues {
    private static final List<String> CHAT_POOLS = List.of(
            "pchat01.contoso.com",
            "PCHAT02.contoso.com",
            "gchat10.contoso.com",
            "gchatr2.contoso.com",
            "new.contoso.com");
    private static final List<String> FRONT_END_POOLS = List.of(
            "pool01.contoso.com", "pool02.contoso.com", "pool03.contoso.com", "POOL05.contoso.com", "fe.contoso.com");
    private static final List<String> POOLS = concat(CHAT_POOLS, FRONT_END_POOLS);
    private static final List<String> USERS = List.of(
            "sip:kim.evans0@contoso.com",
            "sip:ben.rossi3@contoso.com",
            "ben.rossi3@contoso.com",
            "SIP:NEW@contoso.com",
            "sip:new@contoso.com",
            "sip:n\u00e9w@contoso.com");
    private static final List<String> POLICIES = List.of("Global", "Tag:Traders", "Site:Chicago", "Tag:New", "Traders");
    private static final List<String> ITEMS = List.of(
            "pchat01.contoso.com\\Research",
            "PCHAT02.contoso.com\\Research",
            "pchat01.contoso.com\\Research 1",
            "pchat01.contoso.com\\New",
            "gchat10.contoso.com\\Ticker");
    private static final List<String> NAMES =
            List.of("Research", "Research 1", "New", "n\u00e9w", "Ne\u0301w", "Redmond");
    private static final List<String> WORDS = concat(POOLS, USERS, POLICIES, ITEMS, NAMES);

    /** By a part of the name of an argument or column, the first that fits; whatever fits nothing may be any of all. */
    private static final Map<String, List<String>> BY_NAME = new java.util.LinkedHashMap<>();

    static {
        BY_NAME.put("url", List.of("https://apps.contoso.com/ticker", "http://a.b"));
        BY_NAME.put("homeserver", List.of("CN=Lc Services,CN=Microsoft,CN=pool05,CN=Pools,CN=RTC Service,DC=contoso"));
        BY_NAME.put("homepool", FRONT_END_POOLS);
        BY_NAME.put("home", FRONT_END_POOLS);
        BY_NAME.put("topool", FRONT_END_POOLS);
        BY_NAME.put("registrar", FRONT_END_POOLS);
        BY_NAME.put("fqdn", POOLS);
        BY_NAME.put("pool", CHAT_POOLS);
        BY_NAME.put("configuredfor", CHAT_POOLS);
        BY_NAME.put("source", CHAT_POOLS);
        BY_NAME.put("target", CHAT_POOLS);
        BY_NAME.put("sip", USERS);
        BY_NAME.put("user", USERS);
        BY_NAME.put("to", USERS);
        BY_NAME.put("policy", POLICIES);
        BY_NAME.put("category", ITEMS);
        BY_NAME.put("addin", ITEMS);
        BY_NAME.put("identity", concat(POLICIES, ITEMS, POOLS));
        BY_NAME.put("id", ITEMS);
        BY_NAME.put("version", List.of("4", "5", "6"));
        BY_NAME.put("enable", List.of("True", "False"));
        BY_NAME.put("disable", List.of("True", "False"));
        BY_NAME.put("site", List.of("Redmond", "Site:Chicago"));
        BY_NAME.put("name", NAMES);
    }

    private ValidValues() {}

    static String any(SeededRandom draw) {
        return draw.of(WORDS);
    }

    /** A value that what bears this name may take. */
    static String forName(String name, SeededRandom draw) {
        String folded = name.toLowerCase(Locale.ROOT);
        return BY_NAME.entrySet().stream()
                .filter(known -> folded.contains(known.getKey()))
                .findFirst()
                .map(known -> draw.of(known.getValue()))
                .orElseGet(() -> any(draw));
    }

    private static List<String> concat(Collection<?>... lists) {
        return Stream.of(lists).flatMap(Collection::stream).map(String::valueOf).toList();
    }
}
