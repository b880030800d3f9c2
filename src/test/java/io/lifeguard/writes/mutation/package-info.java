/** One mutation at a time, and dry runs. */
@NullMarked
package io.lifeguard.writes.mutation;

import org.jspecify.annotations.NullMarked;
