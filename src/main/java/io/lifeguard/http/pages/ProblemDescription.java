package io.lifeguard.http.pages;

import io.lifeguard.http.ProblemType;

/**
 * What a type of problem means, and what the sender of the request can do. The pages at {@code /problems} and
 * {@code docs/problems.md} are written from it.
 *
 * @param meaning one sentence or two, ended by a full stop
 * @param remedy one sentence or two, ended by a full stop
 */
public record ProblemDescription(String meaning, String remedy) {

    public static ProblemDescription of(ProblemType type) {
        return switch (type) {
            case INVALID_VALUE ->
                new ProblemDescription(
                        "An id, a parameter, a header or a member of the body has a value that is not allowed there, or"
                                + " a name that is not known. Nothing was stored.",
                        "Correct what the member detail names, and send the request again.");
            case MALFORMED_REQUEST ->
                new ProblemDescription(
                        "The request breaks the rules of HTTP, so that a proxy in front of the service may read it"
                                + " differently: its host, its length, its path or a header is missing, repeated or malformed.",
                        "Correct what the member detail names. A current HTTP client does not send such requests; look at"
                                + " proxies on the way.");
            case IDEMPOTENCY_KEY_MISSING ->
                new ProblemDescription(
                        "The operation requires the header Idempotency-Key, which makes a repeated request safe.",
                        "Send the header with a value of your own for each request, such as a random UUID, and the same"
                                + " value when you repeat the request.");
            case UNAUTHENTICATED ->
                new ProblemDescription(
                        "The request has no token of the identity provider, or one that is not accepted: it has expired, is"
                                + " signed by another provider, or is meant for another service.",
                        "Get a token from the identity provider, and send it as Authorization: Bearer. The header"
                                + " WWW-Authenticate tells whether a token was found.");
            case FORBIDDEN ->
                new ProblemDescription(
                        "The token is accepted, but its role does not permit the request.",
                        "Use an account with the role that the member detail names: viewer, provisioner or administrator."
                                + " A role includes the ones before it.");
            case HOST_NOT_PERMITTED ->
                new ProblemDescription(
                        "The header Host or Origin names a host that this service does not answer to. The check protects a"
                                + " service without sign-in from pages of other sites.",
                        "Use the host name of the service. Its operator lists permitted hosts in lifeguard.allowed-hosts.");
            case NOT_FOUND ->
                new ProblemDescription(
                        "Nothing is served at this path, or the request names something that is not recorded, or that the"
                                + " caller may not see.",
                        "Check the path and the ids in it. Ids are percent-encoded: Tag:Traders is Tag%3ATraders.");
            case METHOD_NOT_ALLOWED ->
                new ProblemDescription(
                        "The path exists, but not for this method.", "Use one of the methods in the header Allow.");
            case NOT_ACCEPTABLE ->
                new ProblemDescription(
                        "The header Accept excludes every media type that the path responds with.",
                        "Send Accept: application/json, or leave the header out.");
            case RULE_VIOLATION ->
                new ProblemDescription(
                        "The write would break a rule of coexistence. Nothing was stored. The member violations lists"
                                + " every violation, with the rule, the place in the body and the reason.",
                        "Follow the remedies in violations where there are any. The rules are explained in docs/rules.md, and"
                                + " dryRun=true checks a write without storing it.");
            case IDEMPOTENCY_KEY_IN_PROGRESS ->
                new ProblemDescription(
                        "A request with the same Idempotency-Key is still in progress.",
                        "Wait until it has ended, and repeat the request: the response is then the one of the first.");
            case GONE ->
                new ProblemDescription(
                        "The log of changes no longer holds the revision that the request starts from.",
                        "Read the current data, and follow the log from its revision.");
            case PRECONDITION_FAILED ->
                new ProblemDescription(
                        "The resource is not in the state that If-Match or If-None-Match demands: somebody has changed,"
                                + " created or deleted it since it was read. Nothing was stored.",
                        "Read the resource, apply your change to what it is now, and send it with the new ETag.");
            case BODY_TOO_LARGE ->
                new ProblemDescription(
                        "The body is longer than the service accepts for this path.",
                        "Send less at once. The limits are lifeguard.imports.max-body-size for imports, and"
                                + " quarkus.http.limits.max-body-size for everything else.");
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemDescription(
                        "The path does not read bodies of this media type or of this encoding.",
                        "Send Content-Type: application/json, or application/merge-patch+json with PATCH, in UTF-8 and"
                                + " without Content-Encoding. Imports read CSV without Content-Encoding.");
            case IDEMPOTENCY_KEY_REUSED ->
                new ProblemDescription(
                        "Another request, with another method, path or body, was sent with the same Idempotency-Key within"
                                + " the last day. Nothing was stored for this one.",
                        "Send each new request with a new key.");
            case FILE_REFUSED ->
                new ProblemDescription(
                        "The file was refused as a whole: it is incomplete, is no export of this kind, or lacks columns."
                                + " Nothing of it is stored.",
                        "Correct what the member detail names; missingColumns lists the columns that are missing. Formats are"
                                + " described in docs/imports.md.");
            case UPGRADE_REQUIRED ->
                new ProblemDescription(
                        "The handshake of a web socket asks for a version of the protocol that is not supported.",
                        "Use version 13 (RFC 6455), as the response header Sec-WebSocket-Version says.");
            case TOO_MANY_REQUESTS ->
                new ProblemDescription(
                        "This caller has as many requests in progress or waiting as one caller may have. Nothing was stored.",
                        "Wait for responses before you send more. Repeat the request after the seconds in Retry-After, with"
                                + " increasing delays.");
            case INTERNAL_ERROR ->
                new ProblemDescription(
                        "An error of the service. A write was not stored unless its response said so.",
                        "Report the time of the request to the operator: the log of the service has the cause.");
            case STALE ->
                new ProblemDescription(
                        "The database has not reached the revision that the header Lifeguard-At-Least demands, or was"
                                + " restored to an earlier state.",
                        "Repeat the request after the seconds in Retry-After. After a restore, read the data anew and forget"
                                + " older revisions.");
            case BUSY ->
                new ProblemDescription(
                        "A limit of the service or of its database is reached: requests at once, waiting writes, memory or"
                                + " connections. Nothing was stored.",
                        "Repeat the request after the seconds in Retry-After, with increasing delays.");
            case UNAVAILABLE ->
                new ProblemDescription(
                        "The database or the identity provider does not answer, or the service is shutting down. Nothing was"
                                + " stored.",
                        "Repeat the request after the seconds in Retry-After, with increasing delays.");
            case OUTCOME_UNKNOWN ->
                new ProblemDescription(
                        "The connection to the database was lost while a write was being stored. It is stored or it is not.",
                        "Read what you wrote, or the log of changes, before you send it again.");
            case IMPORT_INTERRUPTED ->
                new ProblemDescription(
                        "The import stopped before the end of its file. The rows before that are stored.",
                        "Send the same file again: rows that are stored already are left unchanged.");
            case HTTP_VERSION_NOT_SUPPORTED ->
                new ProblemDescription(
                        "The request line names a version of HTTP that the service does not speak.",
                        "Use HTTP/1.1, or HTTP/2 with its preface or through TLS.");
        };
    }
}
