package io.lifeguard.model.directory;

import io.lifeguard.model.policy.ChatPolicy;

/**
 * A user policy as an identity system sees it: a group whose members are the users to whom it is granted.
 *
 * @param id never changes and is never used again
 */
public record DirectoryGroup(long id, ChatPolicy policy) {}
