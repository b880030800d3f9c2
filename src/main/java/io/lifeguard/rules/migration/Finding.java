package io.lifeguard.rules.migration;

import io.lifeguard.rules.Rule;

/**
 * Stored data that violates a rule today, or that an administrator must know before the next step of a migration.
 *
 * @param count the exact number of objects concerned
 * @param subjects the objects concerned
 */
public record Finding(Rule rule, int count, String reason, FindingSubjects subjects) {}
