package io.lifeguard.authzen;

import io.lifeguard.authzen.policy.AccessAction;
import io.lifeguard.authzen.policy.AccessEntity;
import io.lifeguard.authzen.policy.AccessPolicy.ActionSearch;
import io.lifeguard.authzen.policy.AccessPolicy.ResourceSearch;
import io.lifeguard.authzen.policy.AccessPolicy.SubjectSearch;
import io.lifeguard.authzen.policy.AccessRequest;
import io.lifeguard.authzen.policy.RequestObject;
import io.lifeguard.model.FailureCode;
import io.lifeguard.model.LifeguardException;

/** The forms of the information model: what a request of each kind must have. Each fails with {@link FailureCode#INVALID_VALUE}. */
final class RequestForms {
    static final String SUBJECT = "subject";
    static final String ACTION = "action";
    static final String RESOURCE = "resource";
    static final String CONTEXT = "context";
    private static final String TYPE = "type";
    private static final String PROPERTIES = "properties";

    private RequestForms() {}

    /** @throws LifeguardException if the question lacks a subject, an action or a resource */
    static AccessRequest evaluation(RequestObject request) {
        return new AccessRequest(
                entity(request.object(SUBJECT)),
                action(request.object(ACTION)),
                entity(request.object(RESOURCE)),
                request.map(CONTEXT));
    }

    /** The id of the subject is ignored. */
    static SubjectSearch subjectSearch(RequestObject request) {
        return new SubjectSearch(
                request.object(SUBJECT).string(TYPE),
                action(request.object(ACTION)),
                entity(request.object(RESOURCE)),
                request.map(CONTEXT));
    }

    /** The id of the resource is ignored. */
    static ResourceSearch resourceSearch(RequestObject request) {
        return new ResourceSearch(
                entity(request.object(SUBJECT)),
                action(request.object(ACTION)),
                request.object(RESOURCE).string(TYPE),
                request.map(CONTEXT));
    }

    /** The action is ignored. */
    static ActionSearch actionSearch(RequestObject request) {
        return new ActionSearch(
                entity(request.object(SUBJECT)), entity(request.object(RESOURCE)), request.map(CONTEXT));
    }

    static AccessEntity entity(RequestObject entity) {
        return new AccessEntity(entity.string(TYPE), entity.string("id"), entity.map(PROPERTIES));
    }

    static AccessAction action(RequestObject action) {
        return new AccessAction(action.string("name"), action.map(PROPERTIES));
    }
}
