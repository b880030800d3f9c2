/** Clients and their configurations for chat pools. */
@NullMarked
package io.lifeguard.model.configuration;

import org.jspecify.annotations.NullMarked;
