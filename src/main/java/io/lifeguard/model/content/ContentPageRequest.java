package io.lifeguard.model.content;

/**
 * A page of the list of a chat pool's content.
 *
 * @param pool FQDN of the chat pool
 * @param after the key of the name after which the page starts; empty for the first page
 * @param most the maximum number of items
 */
public record ContentPageRequest(String pool, String after, int most) {}
