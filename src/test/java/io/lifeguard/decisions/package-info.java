/** Decisions at any scale, asked of the service that runs. */
@NullMarked
package io.lifeguard.decisions;

import org.jspecify.annotations.NullMarked;
