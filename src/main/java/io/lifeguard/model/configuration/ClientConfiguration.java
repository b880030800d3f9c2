package io.lifeguard.model.configuration;

/**
 * A client of a user that is configured for a chat pool: manually for a legacy client, by assignment for the Lync 2013
 * client.
 *
 * @param user SIP address
 * @param pool FQDN of the chat pool
 */
public record ClientConfiguration(String user, Client client, String pool) {

    /** User, client and chat pool, separated by backslashes. */
    public String id() {
        return user + "\\" + client + "\\" + pool;
    }
}
