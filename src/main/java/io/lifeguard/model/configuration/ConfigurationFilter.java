package io.lifeguard.model.configuration;

import java.util.Optional;

/**
 * Selects the client configurations that match all given criteria.
 *
 * @param pool FQDN of the chat pool
 */
public record ConfigurationFilter(Optional<String> pool, Optional<Client> client) {}
