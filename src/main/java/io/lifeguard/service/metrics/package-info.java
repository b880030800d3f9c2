/** Metrics of decisions, writes and subscriptions. */
@NullMarked
package io.lifeguard.service.metrics;

import org.jspecify.annotations.NullMarked;
