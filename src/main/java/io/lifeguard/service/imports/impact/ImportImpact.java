package io.lifeguard.service.imports.impact;

import io.lifeguard.model.configuration.Client;
import io.lifeguard.rules.Rule;
import io.lifeguard.rules.event.EligibilityEffect;
import io.lifeguard.store.imports.ImpactTable.EffectCount;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who would gain and lose what by an import. Counts are exact.
 *
 * @param users who gain or lose anything
 * @param clients each client and chat pool that users gain or lose, in the order of the clients of the catalogue and of the
 *     chat pools
 */
public record ImportImpact(long users, List<ClientImpact> clients) {

    /**
     * Who would gain and lose a client on a chat pool.
     *
     * @param pool FQDN
     * @param gainedByRule the users who gain it, by each obstacle that they have now, in the order of the catalogue
     * @param lostByRule the users who lose it, by each obstacle that they would have
     */
    public record ClientImpact(
            Client client,
            String pool,
            long gained,
            long lost,
            Map<Rule, Long> gainedByRule,
            Map<Rule, Long> lostByRule) {}

    private record ClientOnPool(Client client, String pool) {}

    private static final Comparator<ClientOnPool> ORDER =
            Comparator.comparing(ClientOnPool::client).thenComparing(ClientOnPool::pool);

    /** The sums of all differences, in any order. */
    public static ImportImpact of(long users, List<EffectCount> counts) {
        Map<ClientOnPool, ClientImpact> clients = new TreeMap<>(ORDER);
        for (EffectCount count : counts) {
            ClientImpact impact = clients.computeIfAbsent(
                    new ClientOnPool(count.client(), count.pool()),
                    key -> new ClientImpact(
                            key.client(), key.pool(), 0, 0, new EnumMap<>(Rule.class), new EnumMap<>(Rule.class)));
            boolean isGain = count.effect() == EligibilityEffect.GAINED;
            if (count.rule().isPresent()) {
                (isGain ? impact.gainedByRule() : impact.lostByRule())
                        .put(count.rule().get(), count.users());
            } else {
                clients.put(
                        new ClientOnPool(count.client(), count.pool()),
                        new ClientImpact(
                                impact.client(),
                                impact.pool(),
                                isGain ? count.users() : impact.gained(),
                                isGain ? impact.lost() : count.users(),
                                impact.gainedByRule(),
                                impact.lostByRule()));
            }
        }
        return new ImportImpact(users, List.copyOf(clients.values()));
    }
}
