package io.lifeguard.model.configuration;

/**
 * A client of a user that is set up for a chat pool: by hand for a legacy client, as an assignment for another.
 *
 * @param user SIP address
 * @param pool FQDN of the chat pool
 */
public record ClientConfiguration(String user, Client client, String pool) {

    /** User, client and chat pool, a backslash between them. */
    public String id() {
        return user + "\\" + client + "\\" + pool;
    }
}
