package io.lifeguard.model;

/** A client of a user that is set up for a chat pool: by hand for a legacy client, as an assignment for another. */
public record ClientConfiguration(String user, Client client, String pool) {}
