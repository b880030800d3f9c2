package io.lifeguard.rules.event;

import io.lifeguard.model.change.Change.ChangeOperation;
import java.time.OffsetDateTime;

/**
 * A user gained or lost a client on a chat pool, by a write.
 *
 * @param id unique, and the same whenever the event is read
 * @param user SIP address after the write, or before it if the user was deleted
 */
public record EligibilityEvent(EventCursor id, String user, EligibilityChange change, CausingWrite write) {

    /**
     * The write that an event is from: the last entry of it in the change log.
     *
     * @param subjectType the name of the type in the GraphQL schema
     * @param subject the id of the object that was written
     */
    public record CausingWrite(
            OffsetDateTime at, String actor, ChangeOperation kind, String subjectType, String subject) {}
}
