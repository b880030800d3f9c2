package io.lifeguard.authzen.policy;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;

/**
 * What decides, without the protocol. The results of a search are those entities for which {@link #evaluate} permits; a search
 * that names an unknown entity has no results.
 */
public interface AccessPolicy {
    /** Decides questions independently of each other; the answers are in the order of the questions. */
    Uni<List<AccessDecision>> evaluate(List<AccessRequest> requests);

    /** Subjects in a stable order. */
    Uni<AccessPage> search(SubjectSearch search, PageRange range);

    /** Resources in a stable order. */
    Uni<AccessPage> search(ResourceSearch search, PageRange range);

    /** Actions in a stable order. */
    Uni<AccessPage> search(ActionSearch search, PageRange range);

    /** Which subjects of a type may carry out the action on the resource? */
    record SubjectSearch(String type, AccessAction action, AccessEntity resource, Map<String, Object> context) {}

    /** On which resources of a type may the subject carry out the action? */
    record ResourceSearch(AccessEntity subject, AccessAction action, String type, Map<String, Object> context) {}

    /** Which actions may the subject carry out on the resource? */
    record ActionSearch(AccessEntity subject, AccessEntity resource, Map<String, Object> context) {}

    /**
     * @param after the cursor that the page before ended with; empty for the first page
     * @param limit the maximum number of results, 0 or more
     */
    record PageRange(String after, int limit) {}
}
