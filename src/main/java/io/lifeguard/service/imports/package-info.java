/** Exports in: a file is checked whole, then applied in batches under the same rules as every other write. */
@NullMarked
package io.lifeguard.service.imports;

import org.jspecify.annotations.NullMarked;
