package io.lifeguard.graphql.batching;

import io.lifeguard.model.Snapshot;
import io.lifeguard.model.configuration.ClientConfiguration;
import io.lifeguard.model.content.AddIn;
import io.lifeguard.model.content.Category;
import io.lifeguard.model.content.ContentItemId;
import io.lifeguard.model.content.ContentPageRequest;
import io.lifeguard.model.content.Room;
import io.lifeguard.model.decision.Topology;
import io.lifeguard.model.pool.ChatPool;
import io.lifeguard.model.user.User;
import io.lifeguard.service.decision.EligibilityService;
import io.lifeguard.service.decision.EligibilityService.RequestedDetails;
import io.lifeguard.service.decision.StandingSnapshot;
import io.lifeguard.service.inventory.ConfigurationQueries;
import io.lifeguard.service.inventory.ContentQueries;
import io.lifeguard.service.inventory.InventoryQueries;
import io.lifeguard.service.migration.MigrationQueries;
import io.lifeguard.service.migration.MigrationQueries.MigrationSnapshot;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The look-ups of nested fields, each by key. */
@Singleton
public class BatchLoaders {
    private static final String EVERYTHING = "";

    public final BatchLoader<String, List<ChatPool>> chatPoolsHomedOn;
    public final BatchLoader<String, Integer> usersHomedOn;
    public final BatchLoader<String, Integer> usersGranted;
    public final BatchLoader<String, List<ClientConfiguration>> configurationsOf;
    public final BatchLoader<String, User> users;
    public final BatchLoader<String, ChatPool> chatPools;
    public final BatchLoader<ContentPageRequest, List<Category>> categories;
    public final BatchLoader<ContentPageRequest, List<Room>> rooms;
    public final BatchLoader<String, List<AddIn>> addIns;
    public final BatchLoader<String, Integer> categoryCounts;
    public final BatchLoader<String, Integer> roomCounts;
    public final BatchLoader<ContentItemId, Integer> roomsIn;
    private final BatchLoader<String, Snapshot<StandingSnapshot>> standings;
    private final BatchLoader<String, Snapshot<StandingSnapshot>> standingsAmongEverybody;
    private final BatchLoader<String, Snapshot<Topology>> topology;
    private final BatchLoader<String, MigrationSnapshot> estate;

    BatchLoaders(
            InventoryQueries lookups,
            ConfigurationQueries configurations,
            ContentQueries contents,
            MigrationQueries migrations,
            EligibilityService eligibilities) {
        chatPoolsHomedOn = BatchLoader.of(lookups::chatPoolsHomedOn, List.of());
        usersHomedOn = BatchLoader.of(lookups::usersHomedOn, 0);
        usersGranted = BatchLoader.of(lookups::usersGranted, 0);
        configurationsOf = BatchLoader.of(configurations::of, List.of());
        users = BatchLoader.ofPresent(lookups::usersByKey);
        chatPools = BatchLoader.ofPresent(lookups::chatPoolsByKey);
        categories = BatchLoader.of(contents::categories, List.of());
        rooms = BatchLoader.of(contents::rooms, List.of());
        addIns = BatchLoader.of(contents::addIns, List.of());
        categoryCounts = BatchLoader.of(contents::categoryCounts, 0);
        roomCounts = BatchLoader.of(contents::roomCounts, 0);
        roomsIn = BatchLoader.of(contents::roomsIn, 0);
        standings = BatchLoader.ofPresent(keys -> eligibilities.knownOfEach(keys, false));
        standingsAmongEverybody = BatchLoader.ofPresent(keys -> eligibilities.knownOfEach(keys, true));
        topology = BatchLoader.ofPresent(keys -> lookups.topology().map(s -> Map.of(EVERYTHING, s)));
        estate = BatchLoader.ofPresent(keys -> migrations.known().map(known -> Map.of(EVERYTHING, known)));
    }

    /** The whole organisation in groups, looked up once for all that ask in one turn. */
    public Uni<MigrationSnapshot> estate() {
        return estate.load(EVERYTHING);
    }

    /** All that decisions about users need, by key of the user. */
    public BatchLoader<String, Snapshot<StandingSnapshot>> standings(RequestedDetails wanted) {
        return wanted.reach() ? standingsAmongEverybody : standings;
    }

    /** Pools and policies, looked up once for all that ask in one turn. */
    public Uni<Snapshot<Topology>> topology() {
        return topology.load(EVERYTHING);
    }
}
