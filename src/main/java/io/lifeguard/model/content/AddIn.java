package io.lifeguard.model.content;

/**
 * A web page that is shown beside a room.
 *
 * @param pool FQDN of the chat pool
 * @param url an absolute http or https URL
 */
public record AddIn(String pool, String name, String url) implements ContentItem {}
