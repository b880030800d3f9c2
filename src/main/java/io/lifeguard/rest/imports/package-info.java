/** The REST endpoint for imports. */
@NullMarked
package io.lifeguard.rest.imports;

import org.jspecify.annotations.NullMarked;
