/** Events: who gained or lost which client on which chat pool. */
@NullMarked
package io.lifeguard.events;

import org.jspecify.annotations.NullMarked;
