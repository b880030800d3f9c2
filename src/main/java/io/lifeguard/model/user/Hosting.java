package io.lifeguard.model.user;

/** Where a user's account lives. A user hosted online has no front end on premises. */
public enum Hosting {
    ON_PREMISES,
    ONLINE
}
