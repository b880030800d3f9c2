package io.lifeguard.model.policy;

/**
 * The grants of a policy to users, taken away at once.
 *
 * @param users how many users are granted the policy
 */
public record PolicyGrants(ChatPolicy policy, int users) {}
