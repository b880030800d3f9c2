package io.lifeguard.model.user;

/** Where a user is hosted. A user hosted online has no home on premises. */
public enum Hosting {
    ON_PREMISES,
    ONLINE
}
