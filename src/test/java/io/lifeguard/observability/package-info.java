/** Metrics, traces and logs of the service. */
@NullMarked
package io.lifeguard.observability;

import org.jspecify.annotations.NullMarked;
