/** Events: who gained or lost which client on which chat pool, by which write. */
@NullMarked
package io.lifeguard.service.event;

import org.jspecify.annotations.NullMarked;
