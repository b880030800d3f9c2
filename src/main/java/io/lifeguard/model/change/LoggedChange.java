package io.lifeguard.model.change;

import io.lifeguard.model.Revision;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An entry of the change log.
 *
 * @param revision the state that the change brought about
 * @param actor who made it
 * @param subjectType what kind of thing changed, as the GraphQL contract names it
 * @param subject the id that the thing had before, or has since if it was new
 * @param before JSON; empty for something new
 * @param after JSON; empty for something removed
 * @param ofSecretRoom whether it is about a room that is secret, or ever was, as far as the log goes
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
