package io.lifeguard.model.configuration;

import java.util.Optional;

/**
 * Which client configurations are meant: those to which everything that is given applies.
 *
 * @param pool FQDN of the chat pool
 */
public record ConfigurationFilter(Optional<String> pool, Optional<Client> client) {}
