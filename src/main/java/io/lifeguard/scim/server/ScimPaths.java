package io.lifeguard.scim.server;

import java.util.List;
import java.util.Set;

/** The paths of the protocol. */
final class ScimPaths {
    static final String ROOT = "/scim/v2";
    static final String BULK = "Bulk";
    static final String ME = "Me";
    static final String SEARCH = ".search";
    static final String CONFIG = "ServiceProviderConfig";
    static final String SCHEMAS = "Schemas";
    static final String RESOURCE_TYPES = "ResourceTypes";
    static final String USERS = "Users";
    static final String GROUPS = "Groups";

    private static final Set<String> RESOURCES = Set.of(USERS, GROUPS);
    private static final Set<String> DISCOVERY = Set.of(SCHEMAS, RESOURCE_TYPES, CONFIG);

    private ScimPaths() {}

    /** The segments below the root, percent-encoded. */
    static List<String> segments(String path) {
        String below = path.substring(ROOT.length()).replaceAll("^/+|/+$", "");
        return below.isEmpty() ? List.of() : List.of(below.split("/+", -1));
    }

    static boolean isResource(String segment) {
        return RESOURCES.contains(segment);
    }

    static boolean isDiscovery(String segment) {
        return DISCOVERY.contains(segment);
    }

    /** The methods of a path; empty for one that is not served. */
    static String methods(List<String> segments) {
        if (segments.isEmpty() || segments.size() > 2) {
            return "";
        }
        String kind = segments.get(0);
        if (isResource(kind)) {
            return segments.size() == 1
                    ? "GET, POST"
                    : segments.get(1).equals(SEARCH) ? "POST" : "GET, PUT, PATCH, DELETE";
        }
        if (isDiscovery(kind)) {
            return "GET";
        }
        return segments.equals(List.of(BULK)) ? "POST" : "";
    }
}
