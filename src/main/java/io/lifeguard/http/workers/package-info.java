/** Worker threads for requests that would hold up an event loop. */
@NullMarked
package io.lifeguard.http.workers;

import org.jspecify.annotations.NullMarked;
