/** Liveness, startup and readiness checks. */
@NullMarked
package io.lifeguard.health;

import org.jspecify.annotations.NullMarked;
