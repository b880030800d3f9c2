package io.lifeguard.decisions;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.model.pool.PoolState;
import io.lifeguard.model.pool.Release;
import io.lifeguard.testing.Org;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** An organisation with several sites, policies and chat pools of every release and state, and users at random. */
final class RandomEstate {
    static final List<String> CHAT_POOLS = List.of(
            "chat13.contoso.com",
            "chat13b.contoso.com",
            "chat10.contoso.com",
            "chatr2.contoso.com",
            "gone13.contoso.com");
    static final List<String> HOMES =
            List.of("a13.contoso.com", "b13.contoso.com", "c13.contoso.com", "a10.contoso.com", "cr2.contoso.com");
    static final List<String> POLICIES = List.of("Global", "Site:A", "Site:B", "Tag:On", "Tag:Off");
    static final List<Client> CLIENTS =
            List.of(Client.GROUP_CHAT_2007_R2, Client.GROUP_CHAT_2010, Client.LYNC_2013, Client.LYNC_MOBILE);

    private final Random random;
    private final int users;

    RandomEstate(long seed, int users) {
        random = new Random(seed);
        this.users = users;
    }

    Org org() {
        Org org = Org.org()
                .frontEndPool("a13.contoso.com", Release.LYNC_2013, "A")
                .frontEndPool("b13.contoso.com", Release.LYNC_2013, "B")
                .frontEndPool("c13.contoso.com", Release.LYNC_2013, "C")
                .frontEndPool("a10.contoso.com", Release.LYNC_2010, "A")
                .frontEndPool("cr2.contoso.com", Release.OCS_2007_R2, "C")
                .policy("Global", random.nextBoolean())
                .policy("Site:A", false)
                .policy("Site:B", true)
                .policy("Tag:On", true)
                .policy("Tag:Off", false)
                .chatPool("chat13.contoso.com", Release.LYNC_2013, "a13.contoso.com")
                .chatPool("chat13b.contoso.com", Release.LYNC_2013, "b13.contoso.com")
                .chatPool("chat10.contoso.com", Release.LYNC_2010, "a10.contoso.com")
                .chatPool("chatr2.contoso.com", Release.OCS_2007_R2, "cr2.contoso.com")
                .chatPool("gone13.contoso.com", Release.LYNC_2013, "c13.contoso.com");
        IntStream.range(0, users).forEach(i -> user(org, "u%03d".formatted(random.nextInt(1000)) + "x" + i));
        return org.migration("chatr2.contoso.com", "chat13.contoso.com")
                .state("chatr2.contoso.com", PoolState.MIGRATED)
                .state("gone13.contoso.com", PoolState.DECOMMISSIONED);
    }

    private void user(Org org, String name) {
        boolean online = random.nextInt(8) == 0;
        Optional<String> home = online || random.nextInt(8) == 0 ? Optional.empty() : Optional.of(anyOf(HOMES));
        Optional<String> granted =
                random.nextBoolean() ? Optional.empty() : Optional.of(anyOf(List.of("Tag:On", "Tag:Off")));
        UnaryOperator<Org.UserLine> told = line -> {
            Org.UserLine hosted = online ? line.online() : line;
            Org.UserLine homed = home.map(hosted::home).orElse(hosted);
            Org.UserLine named = homed.named(anyOf(List.of("Ada Smith", "Ben Vogel", "Cleo Smith")));
            return random.nextInt(5) == 0 ? granted(named, granted).disabled() : granted(named, granted);
        };
        org.user(name, told);
        for (Client client : List.of(Client.GROUP_CHAT_2007_R2, Client.GROUP_CHAT_2010)) {
            if (random.nextInt(3) == 0) {
                org.configured(name, client, anyOf(CHAT_POOLS.subList(0, 4)));
            }
        }
    }

    private static Org.UserLine granted(Org.UserLine line, Optional<String> policy) {
        return policy.map(line::granted).orElse(line);
    }

    <T> T anyOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
