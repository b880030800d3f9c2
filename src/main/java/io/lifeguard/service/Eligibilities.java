package io.lifeguard.service;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.Client;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Ids;
import io.lifeguard.model.PoolState;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.rules.Case;
import io.lifeguard.rules.Decision;
import io.lifeguard.rules.Missing;
import io.lifeguard.store.Decisions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** May this user use this client against this chat pool, and why not. */
@ApplicationScoped
public class Eligibilities {
    private final Decisions decisions;

    Eligibilities(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Decides one question, in one round trip.
     *
     * @return fails with {@link NotFoundException} for a user or a pool that is not recorded, and with
     *     {@link InvalidValueException} for an id that is none
     */
    public Uni<Snapshot<Decision>> decide(String user, Client client, String pool) {
        String sipAddress = Asked.sipAddress("user", user);
        String fqdn = Asked.fqdn("pool", pool);
        return decisions
                .find(sipAddress, client, fqdn)
                .map(s -> s.map(found -> {
                    User known = found.user().orElseThrow(() -> new NotFoundException(Missing.user(sipAddress)));
                    ChatPool asked = found.pool().orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn)));
                    return new Case(known, client, asked, found.configuredFor()).decide();
                }));
    }

    /**
     * Decides a matrix for one user, all facts of which are at hand.
     *
     * @param clients none means every client that has chat
     * @param pools empty means every pool in service
     * @return client by client, and for each the pools in their order
     */
    public static List<Decision> matrix(
            User user,
            List<ClientConfiguration> configurations,
            Collection<Client> clients,
            Collection<ChatPool> pools) {
        List<Decision> decisions = new ArrayList<>(clients.size() * pools.size());
        for (Client client : clients) {
            for (ChatPool pool : pools) {
                decisions.add(new Case(user, client, pool, configuredFor(configurations, client, pool)).decide());
            }
        }
        return decisions;
    }

    /** The pools of the matrix when none is named. */
    public static List<ChatPool> inService(Topology topology) {
        return topology.chatPools().values().stream()
                .filter(p -> p.state() == PoolState.IN_SERVICE)
                .toList();
    }

    /**
     * The pools that are named, in that order.
     *
     * @throws InvalidValueException for an id that is none
     * @throws NotFoundException for a pool that is not recorded
     */
    public static List<ChatPool> named(Topology topology, List<String> fqdns) {
        return fqdns.stream()
                .map(fqdn -> topology.chatPool(Asked.fqdn("pools", fqdn))
                        .orElseThrow(() -> new NotFoundException(Missing.chatPool(fqdn))))
                .toList();
    }

    private static Optional<String> configuredFor(
            List<ClientConfiguration> configurations, Client client, ChatPool pool) {
        List<String> ofClient = configurations.stream()
                .filter(c -> c.client() == client)
                .map(ClientConfiguration::pool)
                .toList();
        return ofClient.stream()
                .filter(fqdn -> Ids.key(fqdn).equals(pool.key()))
                .findFirst()
                .or(() -> ofClient.stream().findFirst());
    }
}
