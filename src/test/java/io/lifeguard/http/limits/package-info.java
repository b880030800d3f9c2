/** Limits of connections. */
@NullMarked
package io.lifeguard.http.limits;

import org.jspecify.annotations.NullMarked;
