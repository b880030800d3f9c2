/** Invalid and malformed input to every endpoint: no failure of the service, no leak of its internals, nothing wrong stored. */
@NullMarked
package io.lifeguard.fuzz;

import org.jspecify.annotations.NullMarked;
