package io.lifeguard.model.change;

import io.lifeguard.model.Revision;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An entry of the change log.
 *
 * @param revision of the data after the change
 * @param actor the caller that made the change
 * @param subjectType the name of the type in the GraphQL schema
 * @param subject the id of the object before the change, or after it for a creation
 * @param before JSON; empty for a creation
 * @param after JSON; empty for a deletion
 * @param ofSecretRoom whether the room is secret, or was in any earlier entry of the log
 */
public record LoggedChange(
        Revision revision,
        OffsetDateTime at,
        String actor,
        Change.ChangeOperation kind,
        String subjectType,
        String subject,
        Optional<String> before,
        Optional<String> after,
        boolean ofSecretRoom) {}
