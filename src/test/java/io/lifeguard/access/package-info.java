/** Authentication and permissions at every endpoint. */
@NullMarked
package io.lifeguard.access;

import org.jspecify.annotations.NullMarked;
