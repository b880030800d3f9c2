/** Delivers events to the targets of webhooks. */
@NullMarked
package io.lifeguard.service.webhook;

import org.jspecify.annotations.NullMarked;
