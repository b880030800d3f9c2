/** Events delivered to targets of webhooks. */
@NullMarked
package io.lifeguard.webhooks;

import org.jspecify.annotations.NullMarked;
