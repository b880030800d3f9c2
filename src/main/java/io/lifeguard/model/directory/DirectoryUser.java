package io.lifeguard.model.directory;

import io.lifeguard.model.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A user as an identity system sees it.
 *
 * @param id never changes and is never used again
 * @param attributes a JSON object of the attributes that no rule reads
 * @param policyId of the granted policy, as {@link DirectoryGroup#id}
 * @param modified when the user was written last
 */
public record DirectoryUser(
        long id, User user, String attributes, Optional<Long> policyId, Instant created, Instant modified) {}
