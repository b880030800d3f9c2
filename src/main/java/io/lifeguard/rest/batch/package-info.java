/** Batches of writes, all of which are stored or none. */
@NullMarked
package io.lifeguard.rest.batch;

import org.jspecify.annotations.NullMarked;
