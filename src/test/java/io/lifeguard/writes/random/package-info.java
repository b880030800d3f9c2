/** Random writes. */
@NullMarked
package io.lifeguard.writes.random;

import org.jspecify.annotations.NullMarked;
