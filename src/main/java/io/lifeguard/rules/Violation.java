package io.lifeguard.rules;

/**
 * A rule that a write would break.
 *
 * @param path the argument or input field at fault, dotted: {@code user.home}
 * @param reason a sentence with the values concerned
 */
public record Violation(Rule rule, String path, String reason) {}
