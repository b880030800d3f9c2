package io.lifeguard.rules.remedy;

import static io.lifeguard.model.pool.Release.LYNC_2010;
import static io.lifeguard.model.pool.Release.LYNC_2013;
import static io.lifeguard.model.pool.Release.OCS_2007_R2;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.migration.Migration;
import io.lifeguard.model.policy.ChatPolicy;
import io.lifeguard.model.policy.PolicyIdentity;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.pool.FrontEndPool;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.model.user.Hosting;
import io.lifeguard.model.user.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The search against every set of concrete changes, on an estate with several sites, policies and chat pools. */
@Execution(ExecutionMode.CONCURRENT)
class RemedySearchTest {
    private static final List<FrontEndPool> HOMES = List.of(
            new FrontEndPool("a13.contoso.com", LYNC_2013, "A"),
            new FrontEndPool("a13b.contoso.com", LYNC_2013, "A"),
            new FrontEndPool("a10.contoso.com", LYNC_2010, "A"),
            new FrontEndPool("b13.contoso.com", LYNC_2013, "B"),
            new FrontEndPool("b10.contoso.com", LYNC_2010, "B"),
            new FrontEndPool("c13.contoso.com", LYNC_2013, "C"),
            new FrontEndPool("cr2.contoso.com", OCS_2007_R2, "C"),
            new FrontEndPool("d13.contoso.com", LYNC_2013, "D"));
    private static final List<ChatPool> CHAT_POOLS = List.of(
            chatPool("chat13.contoso.com", LYNC_2013, PoolState.IN_SERVICE),
            chatPool("chat13b.contoso.com", LYNC_2013, PoolState.IN_SERVICE),
            chatPool("chat10.contoso.com", LYNC_2010, PoolState.IN_SERVICE),
            chatPool("chat10b.contoso.com", LYNC_2010, PoolState.MIGRATED),
            chatPool("gone13.contoso.com", LYNC_2013, PoolState.DECOMMISSIONED));
    private static final List<Client> CLIENTS =
            List.of(Client.GROUP_CHAT_2007_R2, Client.GROUP_CHAT_2010, Client.LYNC_2013, Client.LYNC_MOBILE);
    private static final List<Map<Client, String>> CONFIGURED = List.of(
            Map.of(),
            Map.of(Client.GROUP_CHAT_2010, "chat10.contoso.com"),
            Map.of(Client.GROUP_CHAT_2010, "chat10b.contoso.com", Client.GROUP_CHAT_2007_R2, "chat13.contoso.com"));

    private final BruteForce bruteForce = new BruteForce();

    @Test
    void every_minimal_set_is_found_and_no_other() {
        List<Situation> situations = situations();
        Collections.shuffle(situations, new Random(1));
        situations.stream().limit(150).forEach(this::agree);
    }

    @Test
    @Tag("slow")
    void every_minimal_set_is_found_and_no_other_in_every_situation() {
        situations().parallelStream().forEach(situation -> agree(situation, new BruteForce()));
    }

    private void agree(Situation situation) {
        agree(situation, bruteForce);
    }

    private static void agree(Situation situation, BruteForce bruteForce) {
        Set<Set<String>> expected = situation.decide().eligible() ? Set.of() : bruteForce.minimal(situation);
        assertThat(concrete(situation)).as(situation.toString()).isEqualTo(expected);
    }

    /** Every set of concrete changes that the search means. */
    private static Set<Set<String>> concrete(Situation situation) {
        Set<Set<String>> concrete = new HashSet<>();
        for (List<RemedyOption> set : RemedySearch.of(situation)) {
            expand(situation, set, 0, Map.of(), concrete);
        }
        return concrete;
    }

    /** Goes through the values of every choice that is free to take them. */
    private static void expand(
            Situation start,
            List<RemedyOption> set,
            int next,
            Map<RemedyOption, RemedyOption.OptionValue> made,
            Set<Set<String>> concrete) {
        if (next == set.size()) {
            Set<String> changes = written(start, made);
            assertThat(concrete.add(changes)).as("only once: " + changes).isTrue();
            return;
        }
        RemedyOption choice = set.get(next);
        boolean free = !choice.values().isEmpty() && choice.follows().isEmpty();
        for (RemedyOption.OptionValue value : free ? choice.values() : List.of(new RemedyOption.OptionValue("", 0))) {
            Map<RemedyOption, RemedyOption.OptionValue> more = new LinkedHashMap<>(made);
            more.put(choice, value);
            expand(start, set, next + 1, more, concrete);
        }
    }

    private static Set<String> written(Situation start, Map<RemedyOption, RemedyOption.OptionValue> made) {
        Situation changed = start;
        for (Map.Entry<RemedyOption, RemedyOption.OptionValue> each : made.entrySet()) {
            boolean follows = Set.of(RemedyKind.SWITCH_POLICY, RemedyKind.REPOINT_CLIENT)
                    .contains(each.getKey().kind());
            changed = follows ? changed : each.getKey().apply(changed, each.getValue());
        }
        Set<String> written = new TreeSet<>();
        for (Map.Entry<RemedyOption, RemedyOption.OptionValue> each : made.entrySet()) {
            RemedyKind kind = each.getKey().kind();
            String value =
                    switch (kind) {
                        case SWITCH_POLICY -> changed.policy().decidedBy().written();
                        case REPOINT_CLIENT ->
                            changed.client() + " " + changed.pool().fqdn();
                        default -> each.getValue().id();
                    };
            written.add((kind + " " + value).strip());
        }
        return written;
    }

    private static List<Situation> situations() {
        List<Situation> situations = new ArrayList<>();
        for (boolean global : new boolean[] {true, false}) {
            Topology topology = topology(global);
            for (Placement placement : placements(topology)) {
                for (Map<Client, String> configured : CONFIGURED) {
                    for (Client client : CLIENTS) {
                        for (ChatPool pool : CHAT_POOLS) {
                            situations.add(Situation.recorded(topology, placement, configured, client, pool));
                        }
                    }
                }
            }
        }
        return situations;
    }

    private static List<Placement> placements(Topology topology) {
        List<Optional<String>> grants = List.of(Optional.empty(), Optional.of("tag:on"), Optional.of("tag:off"));
        List<Placement> placements = new ArrayList<>();
        for (boolean enabled : new boolean[] {true, false}) {
            for (Optional<String> granted : grants) {
                Stream.concat(
                                topology.frontEndPools().keySet().stream().map(Optional::of),
                                Stream.of(Optional.<String>empty()))
                        .map(home -> new Placement(enabled, Hosting.ON_PREMISES, home, granted))
                        .forEach(placements::add);
                placements.add(new Placement(enabled, Hosting.ONLINE, Optional.empty(), granted));
            }
        }
        return placements;
    }

    private static Topology topology(boolean global) {
        return Topology.of(
                HOMES,
                CHAT_POOLS,
                List.of(
                        policy("Global", global),
                        policy("Site:A", false),
                        policy("Site:B", true),
                        policy("Site:D", false),
                        policy("Tag:On", true),
                        policy("Tag:Off", false),
                        policy("Tag:Off2", false)),
                List.of(new Migration("chat10b.contoso.com", "chat13b.contoso.com", true)));
    }

    private static ChatPolicy policy(String identity, boolean enables) {
        return new ChatPolicy(PolicyIdentity.parse(identity).orElseThrow(), enables, Optional.empty());
    }

    private static ChatPool chatPool(String fqdn, Release release, PoolState state) {
        return new ChatPool(fqdn, Optional.empty(), release, Optional.empty(), state);
    }
}
