package io.lifeguard.rules;

/**
 * What an accepted write brings about elsewhere.
 *
 * @param count how many things are concerned, at least 1
 */
public record Warning(Rule rule, String because, int count) {}
