/** The table of idempotency keys. */
@NullMarked
package io.lifeguard.store.idempotency;

import org.jspecify.annotations.NullMarked;
