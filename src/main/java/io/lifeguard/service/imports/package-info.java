/** Imports of files: a file is checked as a whole, then applied in batches under the rules of every other write. */
@NullMarked
package io.lifeguard.service.imports;

import org.jspecify.annotations.NullMarked;
