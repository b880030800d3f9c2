/** Reads everything of one snapshot, in batches. */
@NullMarked
package io.lifeguard.store.exports;

import org.jspecify.annotations.NullMarked;
