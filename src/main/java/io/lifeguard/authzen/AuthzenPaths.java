package io.lifeguard.authzen;

/** The paths that the protocol prescribes. */
final class AuthzenPaths {
    static final String EVALUATION = "/access/v1/evaluation";
    static final String EVALUATIONS = "/access/v1/evaluations";
    static final String SEARCH_SUBJECT = "/access/v1/search/subject";
    static final String SEARCH_RESOURCE = "/access/v1/search/resource";
    static final String SEARCH_ACTION = "/access/v1/search/action";
    static final String CONFIGURATION = "/.well-known/authzen-configuration";

    private AuthzenPaths() {}

    static boolean contains(String path) {
        return path.startsWith("/access/v1/") || path.equals(CONFIGURATION);
    }
}
