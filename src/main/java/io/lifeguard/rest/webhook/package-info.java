/** Targets of webhooks. */
@NullMarked
package io.lifeguard.rest.webhook;

import org.jspecify.annotations.NullMarked;
