package io.lifeguard.model.directory;

import java.util.Optional;

/**
 * A user to whom a policy is granted.
 *
 * @param id of the user
 * @param groupId of the policy
 */
public record DirectoryMember(long id, long groupId, String sipAddress, Optional<String> displayName) {}
