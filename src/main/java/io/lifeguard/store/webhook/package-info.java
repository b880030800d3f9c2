/** How far events were delivered to targets of webhooks, and which could not be. */
@NullMarked
package io.lifeguard.store.webhook;

import org.jspecify.annotations.NullMarked;
