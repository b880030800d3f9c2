package io.lifeguard.graphql;

import io.lifeguard.model.AddIn;
import io.lifeguard.model.Category;
import io.lifeguard.model.ChatPool;
import io.lifeguard.model.ClientConfiguration;
import io.lifeguard.model.PageOfPool;
import io.lifeguard.model.PoolItemId;
import io.lifeguard.model.Room;
import io.lifeguard.model.Snapshot;
import io.lifeguard.model.Topology;
import io.lifeguard.model.User;
import io.lifeguard.service.ClientConfigurations;
import io.lifeguard.service.ContentLookups;
import io.lifeguard.service.Eligibilities;
import io.lifeguard.service.Eligibilities.Wanted;
import io.lifeguard.service.KnownStandings;
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

    final Batch<String, List<ChatPool>> chatPoolsHomedOn;
    final Batch<String, Integer> usersHomedOn;
    final Batch<String, Integer> usersGranted;
    final Batch<String, List<ClientConfiguration>> configurationsOf;
    final Batch<String, User> users;
    final Batch<String, ChatPool> chatPools;
    final Batch<PageOfPool, List<Category>> categories;
    final Batch<PageOfPool, List<Room>> rooms;
    final Batch<String, List<AddIn>> addIns;
    final Batch<String, Integer> categoryCounts;
    final Batch<String, Integer> roomCounts;
    final Batch<PoolItemId, Integer> roomsIn;
    private final Batch<String, Snapshot<KnownStandings>> standings;
    private final Batch<String, Snapshot<KnownStandings>> standingsAmongEverybody;
    private final Batch<String, Snapshot<Topology>> topology;
    private final Batch<String, Known> estate;

    Batches(
            Lookups lookups,
            ClientConfigurations configurations,
            ContentLookups contents,
            Migrations migrations,
            Eligibilities eligibilities) {
        chatPoolsHomedOn = Batch.of(lookups::chatPoolsHomedOn, List.of());
        usersHomedOn = Batch.of(lookups::usersHomedOn, 0);
        usersGranted = Batch.of(lookups::usersGranted, 0);
        configurationsOf = Batch.of(configurations::of, List.of());
        users = Batch.ofPresent(lookups::usersByKey);
        chatPools = Batch.ofPresent(lookups::chatPoolsByKey);
        categories = Batch.of(contents::categories, List.of());
        rooms = Batch.of(contents::rooms, List.of());
        addIns = Batch.of(contents::addIns, List.of());
        categoryCounts = Batch.of(contents::categoryCounts, 0);
        roomCounts = Batch.of(contents::roomCounts, 0);
        roomsIn = Batch.of(contents::roomsIn, 0);
        standings = Batch.ofPresent(keys -> eligibilities.knownOfEach(keys, false));
        standingsAmongEverybody = Batch.ofPresent(keys -> eligibilities.knownOfEach(keys, true));
        topology = Batch.ofPresent(keys -> lookups.topology().map(s -> Map.of(EVERYTHING, s)));
        estate = Batch.ofPresent(keys -> migrations.known().map(known -> Map.of(EVERYTHING, known)));
    }

    /** The whole organisation in groups, looked up once for all that ask in one turn. */
    Uni<Known> estate() {
        return estate.load(EVERYTHING);
    }

    /** All that decisions about users need, by key of the user. */
    Batch<String, Snapshot<KnownStandings>> standings(Wanted wanted) {
        return wanted.reach() ? standingsAmongEverybody : standings;
    }

    /** Pools and policies, looked up once for all that ask in one turn. */
    Uni<Snapshot<Topology>> topology() {
        return topology.load(EVERYTHING);
    }
}
