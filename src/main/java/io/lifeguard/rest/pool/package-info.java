/** Front-end pools and chat pools as resources. */
@NullMarked
package io.lifeguard.rest.pool;

import org.jspecify.annotations.NullMarked;
