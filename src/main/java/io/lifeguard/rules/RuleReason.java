package io.lifeguard.rules;

/**
 * A rule that matters to an answer, with the values that make it matter.
 *
 * @param reason a sentence for people
 */
public record RuleReason(Rule rule, String reason) {}
