/** Who may what, and how that is configured. */
@NullMarked
package io.lifeguard.access;

import org.jspecify.annotations.NullMarked;
