/** Problem details (RFC 9457) of the REST endpoints. */
@NullMarked
package io.lifeguard.rest.problem;

import org.jspecify.annotations.NullMarked;
