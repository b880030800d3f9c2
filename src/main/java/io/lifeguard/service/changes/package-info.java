/** The change log: pages, subscriptions, retention and erasure. */
@NullMarked
package io.lifeguard.service.changes;

import org.jspecify.annotations.NullMarked;
