package io.lifeguard.rules;

/**
 * A rule that applies to an eligibility case, with the reason.
 *
 * @param reason a sentence with the values concerned
 */
public record RuleReason(Rule rule, String reason) {}
