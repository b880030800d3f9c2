/** Responses as server-sent events. */
@NullMarked
package io.lifeguard.rest.stream;

import org.jspecify.annotations.NullMarked;
