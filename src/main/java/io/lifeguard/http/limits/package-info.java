/** Limits on requests, bodies and connections, and the graceful shutdown. */
@NullMarked
package io.lifeguard.http.limits;

import org.jspecify.annotations.NullMarked;
