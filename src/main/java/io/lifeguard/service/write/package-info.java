/** Writes: the queue, the group commit and one class for each kind of thing that is written. */
@NullMarked
package io.lifeguard.service.write;

import org.jspecify.annotations.NullMarked;
