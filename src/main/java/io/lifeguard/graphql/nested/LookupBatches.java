package io.lifeguard.graphql.nested;

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
public class LookupBatches {
    private static final String EVERYTHING = "";

    public final LookupBatch<String, List<ChatPool>> chatPoolsHomedOn;
    public final LookupBatch<String, Integer> usersHomedOn;
    public final LookupBatch<String, Integer> usersGranted;
    public final LookupBatch<String, List<ClientConfiguration>> configurationsOf;
    public final LookupBatch<String, User> users;
    public final LookupBatch<String, ChatPool> chatPools;
    public final LookupBatch<ContentPageRequest, List<Category>> categories;
    public final LookupBatch<ContentPageRequest, List<Room>> rooms;
    public final LookupBatch<String, List<AddIn>> addIns;
    public final LookupBatch<String, Integer> categoryCounts;
    public final LookupBatch<String, Integer> roomCounts;
    public final LookupBatch<ContentItemId, Integer> roomsIn;
    private final LookupBatch<String, Snapshot<StandingSnapshot>> standings;
    private final LookupBatch<String, Snapshot<StandingSnapshot>> standingsAmongEverybody;
    private final LookupBatch<String, Snapshot<Topology>> topology;
    private final LookupBatch<String, MigrationSnapshot> estate;

    LookupBatches(
            InventoryQueries lookups,
            ConfigurationQueries configurations,
            ContentQueries contents,
            MigrationQueries migrations,
            EligibilityService eligibilities) {
        chatPoolsHomedOn = LookupBatch.of(lookups::chatPoolsHomedOn, List.of());
        usersHomedOn = LookupBatch.of(lookups::usersHomedOn, 0);
        usersGranted = LookupBatch.of(lookups::usersGranted, 0);
        configurationsOf = LookupBatch.of(configurations::of, List.of());
        users = LookupBatch.ofPresent(lookups::usersByKey);
        chatPools = LookupBatch.ofPresent(lookups::chatPoolsByKey);
        categories = LookupBatch.of(contents::categories, List.of());
        rooms = LookupBatch.of(contents::rooms, List.of());
        addIns = LookupBatch.of(contents::addIns, List.of());
        categoryCounts = LookupBatch.of(contents::categoryCounts, 0);
        roomCounts = LookupBatch.of(contents::roomCounts, 0);
        roomsIn = LookupBatch.of(contents::roomsIn, 0);
        standings = LookupBatch.ofPresent(keys -> eligibilities.knownOfEach(keys, false));
        standingsAmongEverybody = LookupBatch.ofPresent(keys -> eligibilities.knownOfEach(keys, true));
        topology = LookupBatch.ofPresent(keys -> lookups.topology().map(s -> Map.of(EVERYTHING, s)));
        estate = LookupBatch.ofPresent(keys -> migrations.known().map(known -> Map.of(EVERYTHING, known)));
    }

    /** The whole organisation in groups, looked up once for all that ask in one turn. */
    public Uni<MigrationSnapshot> estate() {
        return estate.load(EVERYTHING);
    }

    /** All that decisions about users need, by key of the user. */
    public LookupBatch<String, Snapshot<StandingSnapshot>> standings(RequestedDetails wanted) {
        return wanted.reach() ? standingsAmongEverybody : standings;
    }

    /** Pools and policies, looked up once for all that ask in one turn. */
    public Uni<Snapshot<Topology>> topology() {
        return topology.load(EVERYTHING);
    }
}
