package io.lifeguard.access;

import static io.lifeguard.access.Role.ADMINISTRATOR;
import static io.lifeguard.access.Role.PROVISIONER;
import static io.lifeguard.access.Role.VIEWER;

import io.lifeguard.exports.row.ExportKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The role that each GraphQL root field, each kind of import and each path requires. What is not in a table is not permitted.
 * A root field's permission includes its selection set.
 */
public final class Permissions {
    private static final Map<String, Role> FIELDS = table(
            grant(VIEWER, "__schema", "__type", "__typename"),
            grant(
                    VIEWER,
                    "Query.caller",
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
                    "Subscription.changes",
                    "Subscription.eligibilityChanges"),
            grant(
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
            grant(
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
            grant(
                    PROVISIONER,
                    ExportKind.USERS,
                    ExportKind.CATEGORIES,
                    ExportKind.ROOMS,
                    ExportKind.ADD_INS,
                    ExportKind.CLIENT_CONFIGURATIONS),
            grant(
                    ADMINISTRATOR,
                    ExportKind.FRONT_END_POOLS,
                    ExportKind.POLICIES,
                    ExportKind.CHAT_POOLS,
                    ExportKind.MIGRATIONS));

    /** At {@code /graphql} the root fields require roles of their own. Open paths contain no data of the organisation. */
    private static final Map<String, PathAccess> PATHS = table(
            grant(
                    PathAccess.OPEN,
                    "/q/health",
                    "/q/health/live",
                    "/q/health/ready",
                    "/q/health/started",
                    "/q/health/well",
                    "/q/health-ui",
                    "/q/graphql-ui",
                    "/q/docs",
                    "/openapi",
                    "/openapi.json",
                    "/openapi.yaml",
                    "/openapi.yml",
                    "/asyncapi",
                    "/problems",
                    "/.well-known/authzen-configuration",
                    "/",
                    "/ask",
                    "/estate",
                    "/migration",
                    "/changes",
                    "/import",
                    "/rules",
                    "/console.json"),
            grant(PathAccess.of(VIEWER), "/graphql", "/graphql/schema.graphql", "/q/metrics"),
            grant(
                    PathAccess.of(VIEWER),
                    "/access/v1/evaluation",
                    "/access/v1/evaluations",
                    "/access/v1/search/subject",
                    "/access/v1/search/resource",
                    "/access/v1/search/action",
                    "/api/eligibility",
                    "/api/eligibilities",
                    // the same as the change log
                    "/api/events"),
            // each write of a batch requires the role of its own path as well
            grant(PathAccess.of(PROVISIONER), "/api/batch"),
            grant(PathAccess.of(PROVISIONER), "/api/imports"),
            grant(PathAccess.of(ADMINISTRATOR), "/api/webhooks"),
            imports("/api/imports/"),
            grant(PathAccess.of(VIEWER), "/api/exports", "/api/eligibilities.csv"),
            exports("/api/exports/"));

    /** Access to the paths that start with a prefix. */
    private static final Map<String, PathAccess> PREFIXES = table(
            // cancelling an import requires the role of its kind as well
            grant(PathAccess.of(PROVISIONER), "/api/imports/"),
            grant(PathAccess.of(ADMINISTRATOR), "/api/webhooks/"),
            grant(PathAccess.OPEN, "/q/health/group/", "/q/health-ui/", "/q/graphql-ui/", "/q/docs/", "/problems/"),
            grant(PathAccess.OPEN, "/ask/", "/estate/", "/migration/", "/changes/", "/import/", "/rules/", "/assets/"));

    /** The role that writes require for each kind of resource below {@code /api}; reads require that of viewers. */
    private static final Map<String, Role> RESOURCES = table(
            grant(PROVISIONER, "users", "client-configurations", "categories", "rooms", "add-ins"),
            grant(ADMINISTRATOR, "front-end-pools", "chat-pools", "policies", "migrations"));

    private static final Pattern RESOURCE = Pattern.compile("/api/([a-z-]+)(?:/.*)?");
    private static final Pattern ERASURE = Pattern.compile("/api/users/[^/]+/erase");
    /** Discovery, and the kinds of resources; creating and deleting groups requires more, see docs/scim.md. */
    private static final Pattern SCIM = Pattern.compile(
            "/scim/v2(?:/(?:(?:Users|Groups)(?:/.*)?|Schemas(?:/.*)?|ResourceTypes(?:/.*)?|ServiceProviderConfig|Bulk|Me|\\.search))?");

    private static final Set<String> READING_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private Permissions() {}

    /** The role that a root field requires; empty if no role permits it. */
    public static Optional<Role> field(String rootType, String field) {
        return Optional.ofNullable(FIELDS.get(field.startsWith("__") ? field : rootType + "." + field));
    }

    /**
     * Access to a path.
     *
     * @param method of the request, in capital letters
     * @param path normalised as a router does; repeated and trailing slashes are ignored
     */
    public static PathAccess path(String method, String path) {
        PathAccess exact = PATHS.get(path);
        if (exact != null) {
            return exact;
        }
        String canonical = canonical(path);
        if (SCIM.matcher(canonical).matches()) {
            return PathAccess.of(
                    READING_METHODS.contains(method) || canonical.endsWith("/.search") ? VIEWER : PROVISIONER);
        }
        return resource(method, canonical).map(PathAccess::of).orElseGet(() -> other(canonical));
    }

    /** The role that a path of resources requires; empty for any other path. */
    private static Optional<Role> resource(String method, String path) {
        Matcher resource = RESOURCE.matcher(path);
        return Optional.of(resource)
                .filter(Matcher::matches)
                .map(known -> RESOURCES.get(known.group(1)))
                .map(toWrite -> READING_METHODS.contains(method)
                        ? VIEWER
                        : ERASURE.matcher(path).matches() ? ADMINISTRATOR : toWrite);
    }

    private static PathAccess other(String canonical) {
        PathAccess exact = PATHS.get(canonical);
        return exact != null ? exact : prefixed(canonical);
    }

    private static PathAccess prefixed(String canonical) {
        return PREFIXES.entrySet().stream()
                .filter(prefix -> canonical.startsWith(prefix.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(PathAccess.NONE);
    }

    /** The role that an import of a kind requires. */
    public static Role ofImport(ExportKind kind) {
        return Objects.requireNonNull(IMPORTS.get(kind));
    }

    /** The root fields in the table, as {@code Type.field}; introspection fields have no type. */
    public static List<String> fields() {
        return List.copyOf(FIELDS.keySet());
    }

    private static String canonical(String path) {
        String single = path.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }

    private static Map<String, PathAccess> imports(String path) {
        return IMPORTS.entrySet().stream()
                .collect(Collectors.toMap(e -> path + e.getKey().urlName(), e -> PathAccess.of(e.getValue())));
    }

    /** What an export has can also be read otherwise, and no export has what its caller may not see. */
    private static Map<String, PathAccess> exports(String path) {
        return Arrays.stream(ExportKind.values())
                .collect(Collectors.toMap(kind -> path + kind.urlName(), kind -> PathAccess.of(VIEWER)));
    }

    @SafeVarargs
    private static <K, V> Map<K, V> grant(V access, K... keys) {
        Map<K, V> row = new HashMap<>();
        for (K key : keys) {
            row.put(key, access);
        }
        return row;
    }

    @SafeVarargs
    private static <K, V> Map<K, V> table(Map<K, V>... rows) {
        Map<K, V> table = new HashMap<>();
        for (Map<K, V> row : rows) {
            table.putAll(row);
        }
        return Map.copyOf(table);
    }
}
