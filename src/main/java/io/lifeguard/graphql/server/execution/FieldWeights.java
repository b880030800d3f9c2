package io.lifeguard.graphql.server.execution;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weight of each field, in values of a result: 1 unless the table has a higher one, for fields that cost the database more.
 * Also the number of entries that is assumed for each list.
 */
final class FieldWeights {
    private static final int DEFAULT_ENTRIES = 5;
    private static final int STATEMENT = 10;
    private static final int COUNT = 500;
    private static final int SCAN = 5_000;
    private static final int WHOLE_POPULATION = 50_000;

    private static final Map<String, Integer> OWN = Map.ofEntries(
            Map.entry("Query.eligibility", STATEMENT),
            Map.entry("Query.eligibilities", STATEMENT),
            Map.entry("Query.user", STATEMENT),
            Map.entry("Query.users", STATEMENT),
            Map.entry("Query.clientConfigurations", STATEMENT),
            Map.entry("Query.changes", STATEMENT),
            Map.entry("User.eligibilities", STATEMENT),
            Map.entry("FrontEndPool.userCount", COUNT),
            Map.entry("ChatPolicy.grantedTo", COUNT),
            Map.entry("UserConnection.totalCount", SCAN),
            Map.entry("ClientConfigurationConnection.totalCount", SCAN),
            Map.entry("Population.users", SCAN),
            Map.entry("Impact.usersWhoGain", SCAN),
            Map.entry("Impact.usersWhoLose", SCAN),
            Map.entry("Migration.findings", SCAN),
            Map.entry("Migration.blockers", SCAN),
            Map.entry("Finding.subjects", COUNT),
            Map.entry("Query.population", WHOLE_POPULATION),
            Map.entry("Query.impact", 2 * WHOLE_POPULATION),
            Map.entry("Query.migrationStatus", WHOLE_POPULATION),
            Map.entry("Query.compliance", WHOLE_POPULATION));

    private static final Map<String, Integer> LISTS = Map.ofEntries(
            Map.entry("Query.chatPools", 50),
            Map.entry("Query.frontEndPools", 50),
            Map.entry("Query.policies", 50),
            Map.entry("Query.rules", 50),
            Map.entry("Deployment.chatPools", 20),
            Map.entry("Eligibility.obstacles", 2),
            Map.entry("Eligibility.conditions", 1),
            Map.entry("Eligibility.advisories", 2),
            Map.entry("Eligibility.remedies", 3),
            Map.entry("Remedy.steps", 2),
            Map.entry("__Schema.types", 100),
            Map.entry("__Type.fields", 10),
            Map.entry("__Type.inputFields", 5),
            Map.entry("__Type.enumValues", 5),
            Map.entry("__Type.interfaces", 1),
            Map.entry("__Type.possibleTypes", 1),
            Map.entry("__Field.args", 3));

    private FieldWeights() {}

    /** The weight of a field without its selection set. */
    static long of(String type, String field) {
        return OWN.getOrDefault(type + "." + field, 1);
    }

    /** The number of entries that is assumed for a list. */
    static long entries(String type, String field) {
        return LISTS.getOrDefault(type + "." + field, DEFAULT_ENTRIES);
    }

    /** The number of entries that is assumed for a list argument that is absent. */
    static long defaultEntries() {
        return DEFAULT_ENTRIES;
    }

    /** The fields in the tables, as {@code Type.field}. */
    static List<String> fields() {
        return Stream.concat(OWN.keySet().stream(), LISTS.keySet().stream()).toList();
    }
}
