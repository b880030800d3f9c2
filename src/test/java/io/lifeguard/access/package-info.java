/** Who may what, tried through every door. */
@NullMarked
package io.lifeguard.access;

import org.jspecify.annotations.NullMarked;
