package io.lifeguard.rules;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Standing;
import io.lifeguard.model.user.Standing.ConfigurationState;
import io.lifeguard.rules.eligibility.Eligibility;
import io.lifeguard.rules.eligibility.Eligibility.EligibilityFacts;
import io.lifeguard.rules.eligibility.Eligibility.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A question in plain words, so that a sentence about it reads like one. */
record Asked(
        String client, String pool, String state, boolean enabled, String home, boolean policy, String configured) {
    private static final Set<String> GROUP_CHAT_CLIENTS = Set.of("GROUP_CHAT_2007_R2", "GROUP_CHAT_2010");
    private static final Set<String> LYNC_2013_CLIENTS = Set.of("LYNC_2013", "LYNC_2013_BASIC", "SKYPE_FOR_BUSINESS");
    private static final Set<String> CLIENTS_WITHOUT_CHAT = Set.of(
            "LYNC_2010",
            "LYNC_2010_ATTENDANT",
            "COMMUNICATOR_2007_R2",
            "LYNC_WEB_APP",
            "LYNC_WINDOWS_STORE_APP",
            "LYNC_MOBILE",
            "LYNC_FOR_MAC",
            "LYNC_PHONE_EDITION",
            "SKYPE_FOR_BUSINESS_ON_MAC",
            "COMMUNICATOR_FOR_MAC_2011");
    /** Every one that can be put. */
    static final List<Asked> ALL = all();

    boolean withGroupChatClient() {
        return GROUP_CHAT_CLIENTS.contains(client);
    }

    boolean withLync2013Client() {
        return LYNC_2013_CLIENTS.contains(client);
    }

    boolean withoutChat() {
        return CLIENTS_WITHOUT_CHAT.contains(client);
    }

    boolean onLegacyPool() {
        return pool.equals("OCS_2007_R2") || pool.equals("LYNC_2010");
    }

    EligibilityFacts question() {
        Standing standing = new Standing(
                enabled,
                home.equals("online") ? Hosting.ONLINE : Hosting.ON_PREMISES,
                home.equals("online") || home.equals("none") ? Optional.empty() : Optional.of(Release.valueOf(home)),
                policy,
                ConfigurationState.valueOf(configured));
        return new EligibilityFacts(standing, Client.valueOf(client), Release.valueOf(pool), PoolState.valueOf(state));
    }

    Verdict verdict() {
        return Eligibility.decide(question());
    }

    boolean eligible() {
        return verdict().eligible();
    }

    List<String> obstacles() {
        return names(verdict().obstacles());
    }

    List<String> conditions() {
        return names(verdict().conditions());
    }

    List<String> advisories() {
        return names(verdict().advisories());
    }

    Asked withClient(String other) {
        return new Asked(other, pool, state, enabled, home, policy, configured);
    }

    Asked withPool(String other) {
        return new Asked(client, other, state, enabled, home, policy, configured);
    }

    Asked withState(String other) {
        return new Asked(client, pool, other, enabled, home, policy, configured);
    }

    Asked withEnabled(boolean other) {
        return new Asked(client, pool, state, other, home, policy, configured);
    }

    Asked withHome(String other) {
        return new Asked(client, pool, state, enabled, other, policy, configured);
    }

    Asked withPolicy(boolean other) {
        return new Asked(client, pool, state, enabled, home, other, configured);
    }

    Asked withConfigured(String other) {
        return new Asked(client, pool, state, enabled, home, policy, other);
    }

    private static List<String> names(List<Rule> rules) {
        return rules.stream().map(Enum::name).toList();
    }

    boolean canSignIn() {
        return enabled && Set.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013").contains(home);
    }

    private static List<Asked> all() {
        List<Asked> all = new ArrayList<>();
        List<String> clients = Stream.of(GROUP_CHAT_CLIENTS, LYNC_2013_CLIENTS, CLIENTS_WITHOUT_CHAT)
                .flatMap(Set::stream)
                .toList();
        for (String client : clients) {
            for (String pool : List.of("OCS_2007_R2", "LYNC_2010", "LYNC_2013")) {
                for (String state : List.of("IN_SERVICE", "MIGRATED", "DECOMMISSIONED")) {
                    for (String home : List.of("none", "online", "OCS_2007_R2", "LYNC_2010", "LYNC_2013")) {
                        for (String configured : List.of("FOR_NO_POOL", "FOR_THIS_POOL", "FOR_ANOTHER_POOL")) {
                            for (boolean enabled : new boolean[] {true, false}) {
                                for (boolean policy : new boolean[] {true, false}) {
                                    all.add(new Asked(client, pool, state, enabled, home, policy, configured));
                                }
                            }
                        }
                    }
                }
            }
        }
        return List.copyOf(all);
    }
}
