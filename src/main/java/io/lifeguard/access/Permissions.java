package io.lifeguard.access;

import static io.lifeguard.access.Role.ADMINISTRATOR;
import static io.lifeguard.access.Role.PROVISIONER;
import static io.lifeguard.access.Role.VIEWER;

import io.lifeguard.exports.row.ExportKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may what: the role that each root field of GraphQL, each kind of import and each path asks for. What stands in no
 * line nobody may. What is below a root field goes with it.
 */
public final class Permissions {
    private static final Map<String, Role> FIELDS = table(
            may(VIEWER, "__schema", "__type", "__typename"),
            may(
                    VIEWER,
                    "Query.category",
                    "Query.changes",
                    "Query.chatPool",
                    "Query.chatPools",
                    "Query.clientConfigurations",
                    "Query.clients",
                    "Query.compliance",
                    "Query.eligibilities",
                    "Query.eligibility",
                    "Query.frontEndPool",
                    "Query.frontEndPools",
                    "Query.impact",
                    "Query.migrationStatus",
                    "Query.policies",
                    "Query.population",
                    "Query.room",
                    "Query.rules",
                    "Query.user",
                    "Query.users",
                    "Subscription.changes"),
            may(
                    PROVISIONER,
                    "Mutation.putUser",
                    "Mutation.renameUser",
                    "Mutation.moveUser",
                    "Mutation.grantPolicy",
                    "Mutation.deleteUser",
                    "Mutation.configureClient",
                    "Mutation.removeClientConfiguration",
                    "Mutation.putCategory",
                    "Mutation.deleteCategory",
                    "Mutation.putRoom",
                    "Mutation.deleteRoom",
                    "Mutation.putAddIn",
                    "Mutation.deleteAddIn"),
            may(
                    ADMINISTRATOR,
                    "Mutation.putFrontEndPool",
                    "Mutation.deleteFrontEndPool",
                    "Mutation.putChatPool",
                    "Mutation.decommissionChatPool",
                    "Mutation.deleteChatPool",
                    "Mutation.putPolicy",
                    "Mutation.deletePolicy",
                    "Mutation.planMigration",
                    "Mutation.completeMigration",
                    "Mutation.cancelMigration",
                    "Mutation.eraseUser"));

    private static final Map<ExportKind, Role> IMPORTS = table(
            may(PROVISIONER, ExportKind.USERS, ExportKind.CATEGORIES, ExportKind.ROOMS, ExportKind.ADD_INS),
            may(ADMINISTRATOR, ExportKind.FRONT_END_POOLS, ExportKind.POLICIES, ExportKind.CHAT_POOLS));

    /** At {@code /graphql} the fields decide. What is open tells nothing of the organisation. */
    private static final Map<String, PathAccess> PATHS = table(
            may(
                    PathAccess.OPEN,
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/health/well",
                    "/q/health-ui",
                    "/q/graphql-ui"),
            may(PathAccess.of(VIEWER), "/graphql", "/graphql/schema.graphql", "/q/metrics"),
            imports("/api/imports/"));

    /** What begins like this is served like its beginning. */
    private static final Map<String, PathAccess> BEGINNINGS =
            table(may(PathAccess.OPEN, "/q/health/group/", "/q/health-ui/", "/q/graphql-ui/"));

    private Permissions() {}

    /** The role that a root field asks for; empty for one that nobody may. */
    public static Optional<Role> field(String rootType, String field) {
        return Optional.ofNullable(FIELDS.get(field.startsWith("__") ? field : rootType + "." + field));
    }

    /** Who is let in to a path, normalised as a router does; neither the number of slashes matters nor one at the end. */
    public static PathAccess path(String path) {
        PathAccess known = PATHS.get(path);
        if (known != null) {
            return known;
        }
        String plain = plain(path);
        return BEGINNINGS.entrySet().stream()
                .filter(beginning -> plain.startsWith(beginning.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(PATHS.getOrDefault(plain, PathAccess.NONE));
    }

    /** The root fields that stand in the table, with their types; those that ask for the schema have none. */
    public static List<String> fields() {
        return List.copyOf(FIELDS.keySet());
    }

    private static String plain(String path) {
        String single = path.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static Map<String, PathAccess> imports(String path) {
        return IMPORTS.entrySet().stream()
                .collect(Collectors.toMap(e -> path + e.getKey().urlName(), e -> PathAccess.of(e.getValue())));
    }

    @SafeVarargs
    private static <K, V> Map<K, V> may(V who, K... things) {
        Map<K, V> line = new HashMap<>();
        for (K thing : things) {
            line.put(thing, who);
        }
        return line;
    }

    @SafeVarargs
    private static <K, V> Map<K, V> table(Map<K, V>... lines) {
        Map<K, V> table = new HashMap<>();
        for (Map<K, V> line : lines) {
            table.putAll(line);
        }
        return Map.copyOf(table);
    }
}
