package io.lifeguard.graphql;

import io.lifeguard.model.ChatPool;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.service.ClientConfigurations;
import io.lifeguard.service.Lookups;
import io.lifeguard.service.Migrations;
import io.lifeguard.service.Migrations.Known;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The look-ups of nested fields, each by key. */
@Singleton
class Batches {
    private static final String EVERYTHING = "";

    final Batch<List<ChatPool>> chatPoolsHomedOn;
    final Batch<Integer> usersHomedOn;
    final Batch<Integer> usersGranted;
    final Batch<List<ClientConfiguration>> configurationsOf;
    final Batch<User> users;
    final Batch<ChatPool> chatPools;
    private final Batch<Snapshot<Topology>> topology;
    private final Batch<Known> estate;

    Batches(Lookups lookups, ClientConfigurations configurations, Migrations migrations) {
        chatPoolsHomedOn = Batch.of(lookups::chatPoolsHomedOn, List.of());
        usersHomedOn = Batch.of(lookups::usersHomedOn, 0);
        usersGranted = Batch.of(lookups::usersGranted, 0);
        configurationsOf = Batch.of(configurations::of, List.of());
        users = Batch.ofPresent(lookups::usersByKey);
        chatPools = Batch.ofPresent(lookups::chatPoolsByKey);
        topology = Batch.ofPresent(keys -> lookups.topology().map(s -> Map.of(EVERYTHING, s)));
        estate = Batch.ofPresent(keys -> migrations.known().map(known -> Map.of(EVERYTHING, known)));
    }

    /** The whole organisation in groups, looked up once for all that ask in one turn. */
    Uni<Known> estate() {
        return estate.load(EVERYTHING);
    }

    /** Pools and policies, looked up once for all that ask in one turn. */
    Uni<Snapshot<Topology>> topology() {
        return topology.load(EVERYTHING);
    }
}
