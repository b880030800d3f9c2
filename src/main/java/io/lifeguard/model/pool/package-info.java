/** Front-end pools, chat pools and the releases that they run. */
@NullMarked
package io.lifeguard.model.pool;

import org.jspecify.annotations.NullMarked;
