/** Requests that clients may repeat without repeating their writes. */
@NullMarked
package io.lifeguard.service.idempotency;

import org.jspecify.annotations.NullMarked;
