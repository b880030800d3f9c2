/** Micrometer counters that several services share. */
@NullMarked
package io.lifeguard.service.metrics;

import org.jspecify.annotations.NullMarked;
