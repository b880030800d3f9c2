package io.lifeguard.rules.migration;

import io.lifeguard.rules.Rule;

/**
 * Something stored that a rule would refuse today, or that is to be known before a step.
 *
 * @param count how many things it is about, exactly
 * @param about which things those are
 */
public record Finding(Rule rule, int count, String reason, FindingSubjects about) {}
