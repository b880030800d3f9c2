package io.lifeguard.model.content;

/**
 * Which part of a list of a chat pool's content is meant.
 *
 * @param pool FQDN of the chat pool
 * @param after the name's key that the part begins after; empty at the beginning
 * @param most how many things it has at most
 */
public record ContentPageRequest(String pool, String after, int most) {}
